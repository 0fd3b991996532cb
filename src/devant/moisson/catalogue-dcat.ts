import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import type { JeuDeDonnees } from '#socle/moisson.ts'
import { findDates } from './plan.repository.ts'

const contexte = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

/** Le catalogue au vocabulaire DCAT 2 (W3C), que moissonnent data.gouv.fr et les portails ouverts. */
export async function ecrireCatalogue(db: Db, jeux: readonly JeuDeDonnees[], adresse: string): Promise<object> {
  const dates = await findDates(db, jeux)
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
    'dcat:dataset': jeux.map((jeu, rang) => enJeu(jeu, adresse, editeur['@id'], dates[rang] ?? null)),
  }
}

function enJeu(jeu: JeuDeDonnees, adresse: string, editeur: string, le: Date | null): object {
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
