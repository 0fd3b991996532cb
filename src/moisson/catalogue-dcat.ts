import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { findDatesDeSalles } from './dates.repository.ts'

type Jeu = {
  code: string
  titre: string
  description: string
  motsCles: string[]
  /** La salle dont la dernière écriture date le jeu. */
  salle: 'acteur' | 'ressource' | 'seance' | 'terme' | 'mot'
  fichiers: { chemin: string; titre: string; media: string; format: string }[]
}

const csv = { titre: 'Tableau CSV', media: 'text/csv', format: 'CSV' }
const json = { titre: 'JSON', media: 'application/json', format: 'JSON' }

/** Les jeux de données ouverts de la plateforme : ce que ses exports donnent déjà. */
const jeux: Jeu[] = [
  {
    code: 'catalyseurs',
    titre: 'Annuaire des catalyseurs territoriaux',
    description:
      'Les organisations qui relient les acteurs de leur territoire : pratiques, thématiques, siège, territoires d’action, vérification.',
    motsCles: ['catalyse territoriale', 'annuaire', 'ODD 17', 'coopération'],
    salle: 'acteur',
    fichiers: [
      { chemin: '/catalyseurs.csv', ...csv },
      { chemin: '/catalyseurs.geojson', titre: 'GeoJSON', media: 'application/geo+json', format: 'GeoJSON' },
      { chemin: '/catalyseurs.json', ...json },
    ],
  },
  {
    code: 'acteurs',
    titre: 'Annuaire des acteurs des territoires',
    description:
      'Collectivités, associations, entreprises, accompagnateurs, fondations, lieux et acteurs académiques qui agissent sur un territoire.',
    motsCles: ['annuaire', 'association', 'collectivité', 'économie sociale et solidaire'],
    salle: 'acteur',
    fichiers: [
      { chemin: '/acteurs.csv', ...csv },
      { chemin: '/acteurs.geojson', titre: 'GeoJSON', media: 'application/geo+json', format: 'GeoJSON' },
      { chemin: '/acteurs.json', ...json },
    ],
  },
  {
    code: 'ressources',
    titre: 'Capitalisation partagée : méthodes, exemples, données, outils, compétences',
    description: 'Les fiches M.E.D.O.C. de la plateforme, chacune avec sa licence, ses auteurs et sa source.',
    motsCles: ['ODD 17', 'capitalisation', 'méthode', 'retour d’expérience'],
    salle: 'ressource',
    fichiers: [
      { chemin: '/ressources.csv', ...csv },
      { chemin: '/ressources.json', ...json },
      {
        chemin: '/oai?verb=ListRecords&metadataPrefix=oai_dc',
        titre: 'Moisson OAI-PMH (Dublin Core)',
        media: 'text/xml',
        format: 'OAI-PMH',
      },
      { chemin: '/ressources.atom', titre: 'Nouveautés', media: 'application/atom+xml', format: 'Atom' },
    ],
  },
  {
    code: 'webinaires',
    titre: 'Agenda des webinaires et des rencontres',
    description: 'Les séances annoncées, passées et annulées, à suivre dans un agenda.',
    motsCles: ['agenda', 'webinaire', 'formation'],
    salle: 'seance',
    fichiers: [{ chemin: '/webinaires.ics', titre: 'Agenda iCalendar', media: 'text/calendar', format: 'iCalendar' }],
  },
  {
    code: 'referentiel',
    titre: 'Listes de référence du réseau',
    description:
      'Pratiques, activités, ingénieries, sphères, profils, thématiques, formes, types de ressources ; les propositions de départ y sont dites.',
    motsCles: ['référentiel', 'vocabulaire'],
    salle: 'terme',
    fichiers: [{ chemin: '/referentiel.json', ...json }],
  },
  {
    code: 'glossaire',
    titre: 'Glossaire du réseau',
    description: 'Les mots de la coopération territoriale et la façon dont chaque monde les lit.',
    motsCles: ['glossaire', 'vocabulaire'],
    salle: 'mot',
    fichiers: [
      { chemin: '/glossaire.csv', ...csv },
      { chemin: '/glossaire.json', ...json },
    ],
  },
]

const contexte = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

/** Le catalogue au vocabulaire DCAT 2 (W3C), que moissonnent data.gouv.fr et les portails ouverts. */
export async function ecrireCatalogue(db: Db, adresse: string): Promise<object> {
  const dates = await findDatesDeSalles(db)
  const editeur = {
    '@id': `${adresse}/#editeur`,
    '@type': 'foaf:Organization',
    'foaf:name': config.exploitant ?? 'Catalyse',
    'foaf:homepage': { '@id': `${adresse}/a-propos` },
  }
  return {
    '@context': contexte,
    '@id': `${adresse}/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': enFrancais('Catalyse : données ouvertes'),
    'dct:description': enFrancais(
      'Les annuaires, les ressources et les listes de la plateforme des catalyseurs territoriaux, tels que ses pages les montrent.',
    ),
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/FRA' },
    'dct:publisher': editeur,
    'foaf:homepage': { '@id': `${adresse}/` },
    'dcat:dataset': jeux.map((jeu) => enJeu(jeu, adresse, editeur['@id'], dates.get(jeu.salle))),
  }
}

function enJeu(jeu: Jeu, adresse: string, editeur: string, le: Date | undefined): object {
  const id = `${adresse}/catalogue.jsonld#${jeu.code}`
  return {
    '@id': id,
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': enFrancais(jeu.titre),
    'dct:description': enFrancais(jeu.description),
    'dcat:keyword': jeu.motsCles.map(enFrancais),
    'dct:publisher': { '@id': editeur },
    'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/CONT' },
    ...(le ? { 'dct:modified': { '@type': 'xsd:dateTime', '@value': le.toISOString() } } : {}),
    'dcat:landingPage': { '@id': `${adresse}/${jeu.code}` },
    'dcat:distribution': jeu.fichiers.map((fichier) => ({
      '@id': `${adresse}${fichier.chemin}`,
      '@type': 'dcat:Distribution',
      'dct:title': enFrancais(fichier.titre),
      'dct:format': fichier.format,
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${fichier.media}` },
      'dcat:accessURL': { '@id': `${adresse}${fichier.chemin}` },
      'dcat:downloadURL': { '@id': `${adresse}${fichier.chemin}` },
    })),
  }
}

const enFrancais = (texte: string) => ({ '@language': 'fr', '@value': texte })
