"""The codes that the ledger uses: countries, currencies, languages, and Mexico's states.

ISO 3166-1, ISO 3166-2:MX, ISO 4217 and ISO 639-1. Country names are those of Unicode CLDR, as Babel 2.18 ships them, in English and in
Mexican Spanish; `tests/test_codes.py` holds all of it against pycountry and Babel.
"""

COUNTRIES: dict[str, tuple[str, str]] = {
    code: (english, spanish)
    for code, english, spanish in (
        line.split("|")
        for line in """\
AD|Andorra|Andorra
AE|United Arab Emirates|Emiratos Árabes Unidos
AF|Afghanistan|Afganistán
AG|Antigua & Barbuda|Antigua y Barbuda
AI|Anguilla|Anguila
AL|Albania|Albania
AM|Armenia|Armenia
AO|Angola|Angola
AQ|Antarctica|Antártida
AR|Argentina|Argentina
AS|American Samoa|Samoa Americana
AT|Austria|Austria
AU|Australia|Australia
AW|Aruba|Aruba
AX|Åland Islands|Islas Åland
AZ|Azerbaijan|Azerbaiyán
BA|Bosnia & Herzegovina|Bosnia y Herzegovina
BB|Barbados|Barbados
BD|Bangladesh|Bangladés
BE|Belgium|Bélgica
BF|Burkina Faso|Burkina Faso
BG|Bulgaria|Bulgaria
BH|Bahrain|Baréin
BI|Burundi|Burundi
BJ|Benin|Benín
BL|St. Barthélemy|San Bartolomé
BM|Bermuda|Bermudas
BN|Brunei|Brunéi
BO|Bolivia|Bolivia
BQ|Caribbean Netherlands|Caribe neerlandés
BR|Brazil|Brasil
BS|Bahamas|Bahamas
BT|Bhutan|Bután
BV|Bouvet Island|Isla Bouvet
BW|Botswana|Botsuana
BY|Belarus|Bielorrusia
BZ|Belize|Belice
CA|Canada|Canadá
CC|Cocos (Keeling) Islands|Islas Cocos
CD|Congo - Kinshasa|República Democrática del Congo
CF|Central African Republic|República Centroafricana
CG|Congo - Brazzaville|República del Congo
CH|Switzerland|Suiza
CI|Côte d’Ivoire|Côte d’Ivoire
CK|Cook Islands|Islas Cook
CL|Chile|Chile
CM|Cameroon|Camerún
CN|China|China
CO|Colombia|Colombia
CR|Costa Rica|Costa Rica
CU|Cuba|Cuba
CV|Cape Verde|Cabo Verde
CW|Curaçao|Curazao
CX|Christmas Island|Isla de Navidad
CY|Cyprus|Chipre
CZ|Czechia|Chequia
DE|Germany|Alemania
DJ|Djibouti|Yibuti
DK|Denmark|Dinamarca
DM|Dominica|Dominica
DO|Dominican Republic|República Dominicana
DZ|Algeria|Argelia
EC|Ecuador|Ecuador
EE|Estonia|Estonia
EG|Egypt|Egipto
EH|Western Sahara|Sáhara Occidental
ER|Eritrea|Eritrea
ES|Spain|España
ET|Ethiopia|Etiopía
FI|Finland|Finlandia
FJ|Fiji|Fiyi
FK|Falkland Islands|Islas Malvinas
FM|Micronesia|Micronesia
FO|Faroe Islands|Islas Feroe
FR|France|Francia
GA|Gabon|Gabón
GB|United Kingdom|Reino Unido
GD|Grenada|Granada
GE|Georgia|Georgia
GF|French Guiana|Guayana Francesa
GG|Guernsey|Guernsey
GH|Ghana|Ghana
GI|Gibraltar|Gibraltar
GL|Greenland|Groenlandia
GM|Gambia|Gambia
GN|Guinea|Guinea
GP|Guadeloupe|Guadalupe
GQ|Equatorial Guinea|Guinea Ecuatorial
GR|Greece|Grecia
GS|South Georgia & South Sandwich Islands|Islas Georgia del Sur y Sándwich del Sur
GT|Guatemala|Guatemala
GU|Guam|Guam
GW|Guinea-Bissau|Guinea-Bisáu
GY|Guyana|Guyana
HK|Hong Kong SAR China|RAE de Hong Kong (China)
HM|Heard & McDonald Islands|Islas Heard y McDonald
HN|Honduras|Honduras
HR|Croatia|Croacia
HT|Haiti|Haití
HU|Hungary|Hungría
ID|Indonesia|Indonesia
IE|Ireland|Irlanda
IL|Israel|Israel
IM|Isle of Man|Isla de Man
IN|India|India
IO|British Indian Ocean Territory|Territorio Británico del Océano Índico
IQ|Iraq|Irak
IR|Iran|Irán
IS|Iceland|Islandia
IT|Italy|Italia
JE|Jersey|Jersey
JM|Jamaica|Jamaica
JO|Jordan|Jordania
JP|Japan|Japón
KE|Kenya|Kenia
KG|Kyrgyzstan|Kirguistán
KH|Cambodia|Camboya
KI|Kiribati|Kiribati
KM|Comoros|Comoras
KN|St. Kitts & Nevis|San Cristóbal y Nieves
KP|North Korea|Corea del Norte
KR|South Korea|Corea del Sur
KW|Kuwait|Kuwait
KY|Cayman Islands|Islas Caimán
KZ|Kazakhstan|Kazajistán
LA|Laos|Laos
LB|Lebanon|Líbano
LC|St. Lucia|Santa Lucía
LI|Liechtenstein|Liechtenstein
LK|Sri Lanka|Sri Lanka
LR|Liberia|Liberia
LS|Lesotho|Lesoto
LT|Lithuania|Lituania
LU|Luxembourg|Luxemburgo
LV|Latvia|Letonia
LY|Libya|Libia
MA|Morocco|Marruecos
MC|Monaco|Mónaco
MD|Moldova|Moldavia
ME|Montenegro|Montenegro
MF|St. Martin|San Martín
MG|Madagascar|Madagascar
MH|Marshall Islands|Islas Marshall
MK|North Macedonia|Macedonia del Norte
ML|Mali|Mali
MM|Myanmar (Burma)|Myanmar (Birmania)
MN|Mongolia|Mongolia
MO|Macao SAR China|RAE de Macao (China)
MP|Northern Mariana Islands|Islas Marianas del Norte
MQ|Martinique|Martinica
MR|Mauritania|Mauritania
MS|Montserrat|Montserrat
MT|Malta|Malta
MU|Mauritius|Mauricio
MV|Maldives|Maldivas
MW|Malawi|Malaui
MX|Mexico|México
MY|Malaysia|Malasia
MZ|Mozambique|Mozambique
NA|Namibia|Namibia
NC|New Caledonia|Nueva Caledonia
NE|Niger|Níger
NF|Norfolk Island|Isla Norfolk
NG|Nigeria|Nigeria
NI|Nicaragua|Nicaragua
NL|Netherlands|Países Bajos
NO|Norway|Noruega
NP|Nepal|Nepal
NR|Nauru|Nauru
NU|Niue|Niue
NZ|New Zealand|Nueva Zelanda
OM|Oman|Omán
PA|Panama|Panamá
PE|Peru|Perú
PF|French Polynesia|Polinesia Francesa
PG|Papua New Guinea|Papúa Nueva Guinea
PH|Philippines|Filipinas
PK|Pakistan|Pakistán
PL|Poland|Polonia
PM|St. Pierre & Miquelon|San Pedro y Miquelón
PN|Pitcairn Islands|Islas Pitcairn
PR|Puerto Rico|Puerto Rico
PS|Palestinian Territories|Territorios Palestinos
PT|Portugal|Portugal
PW|Palau|Palaos
PY|Paraguay|Paraguay
QA|Qatar|Catar
RE|Réunion|Reunión
RO|Romania|Rumania
RS|Serbia|Serbia
RU|Russia|Rusia
RW|Rwanda|Ruanda
SA|Saudi Arabia|Arabia Saudita
SB|Solomon Islands|Islas Salomón
SC|Seychelles|Seychelles
SD|Sudan|Sudán
SE|Sweden|Suecia
SG|Singapore|Singapur
SH|St. Helena|Santa Elena
SI|Slovenia|Eslovenia
SJ|Svalbard & Jan Mayen|Svalbard y Jan Mayen
SK|Slovakia|Eslovaquia
SL|Sierra Leone|Sierra Leona
SM|San Marino|San Marino
SN|Senegal|Senegal
SO|Somalia|Somalia
SR|Suriname|Surinam
SS|South Sudan|Sudán del Sur
ST|São Tomé & Príncipe|Santo Tomé y Príncipe
SV|El Salvador|El Salvador
SX|Sint Maarten|Sint Maarten
SY|Syria|Siria
SZ|Eswatini|Eswatini
TC|Turks & Caicos Islands|Islas Turcas y Caicos
TD|Chad|Chad
TF|French Southern Territories|Territorios Australes Franceses
TG|Togo|Togo
TH|Thailand|Tailandia
TJ|Tajikistan|Tayikistán
TK|Tokelau|Tokelau
TL|Timor-Leste|Timor Oriental
TM|Turkmenistan|Turkmenistán
TN|Tunisia|Túnez
TO|Tonga|Tonga
TR|Türkiye|Turquía
TT|Trinidad & Tobago|Trinidad y Tobago
TV|Tuvalu|Tuvalu
TW|Taiwan|Taiwán
TZ|Tanzania|Tanzania
UA|Ukraine|Ucrania
UG|Uganda|Uganda
UM|U.S. Outlying Islands|Islas menores alejadas de EE. UU.
US|United States|Estados Unidos
UY|Uruguay|Uruguay
UZ|Uzbekistan|Uzbekistán
VA|Vatican City|Ciudad del Vaticano
VC|St. Vincent & Grenadines|San Vicente y las Granadinas
VE|Venezuela|Venezuela
VG|British Virgin Islands|Islas Vírgenes Británicas
VI|U.S. Virgin Islands|Islas Vírgenes de EE. UU.
VN|Vietnam|Vietnam
VU|Vanuatu|Vanuatu
WF|Wallis & Futuna|Wallis y Futuna
WS|Samoa|Samoa
YE|Yemen|Yemen
YT|Mayotte|Mayotte
ZA|South Africa|Sudáfrica
ZM|Zambia|Zambia
ZW|Zimbabwe|Zimbabue""".splitlines()
    )
}
"""Alpha-2 code → its name in English and in Spanish."""

CURRENCIES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
    CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
    LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
    SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD
    XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
    """.split()
)

LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn
    mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se
    sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
    vo wa wo xh yi yo za zh zu
    """.split()
)

MEXICAN_STATES: dict[str, str] = {
    "MX-AGU": "Aguascalientes",
    "MX-BCN": "Baja California",
    "MX-BCS": "Baja California Sur",
    "MX-CAM": "Campeche",
    "MX-CHH": "Chihuahua",
    "MX-CHP": "Chiapas",
    "MX-CMX": "Ciudad de México",
    "MX-COA": "Coahuila de Zaragoza",
    "MX-COL": "Colima",
    "MX-DUR": "Durango",
    "MX-GRO": "Guerrero",
    "MX-GUA": "Guanajuato",
    "MX-HID": "Hidalgo",
    "MX-JAL": "Jalisco",
    "MX-MEX": "México",
    "MX-MIC": "Michoacán de Ocampo",
    "MX-MOR": "Morelos",
    "MX-NAY": "Nayarit",
    "MX-NLE": "Nuevo León",
    "MX-OAX": "Oaxaca",
    "MX-PUE": "Puebla",
    "MX-QUE": "Querétaro",
    "MX-ROO": "Quintana Roo",
    "MX-SIN": "Sinaloa",
    "MX-SLP": "San Luis Potosí",
    "MX-SON": "Sonora",
    "MX-TAB": "Tabasco",
    "MX-TAM": "Tamaulipas",
    "MX-TLA": "Tlaxcala",
    "MX-VER": "Veracruz de Ignacio de la Llave",
    "MX-YUC": "Yucatán",
    "MX-ZAC": "Zacatecas",
}
"""ISO 3166-2:MX code → the state's name."""
