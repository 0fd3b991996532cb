import type { Trouve } from '#fiche/catalogue/question/fonds.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { desamorcer } from '#socle/echange/cellule.ts'
import { avecVirgules, enFlux, enRangee } from '#socle/echange/flux-csv.ts'
import { urlActeur } from '../acteur.ts'
import { colonnes, separateurDeListe } from './colonnes.ts'
import { type FicheExportee, parcourirFiches } from './export.repository.ts'
import { lienEnCellule } from './liens-lus.ts'

type Flux = ReadableStream<Uint8Array>

/** Le tableau CSV de toutes les fiches trouvées : virgules, UTF-8 avec marque (les tableurs la reconnaissent), tout entre guillemets. */
export function exporterCsv(db: Db, trouve: Trouve<unknown>): Flux {
  return enFlux(parcourirFiches(db, trouve), {
    debut: `\uFEFF${enRangee(colonnes)}`,
    page: (fiches) => fiches.map((fiche) => enRangee(cellulesDe(fiche))).join(''),
    fin: '',
  })
}

/** Les fiches situées trouvées, en GeoJSON (RFC 7946). */
export function exporterGeojson(db: Db, trouve: Trouve<unknown>): Flux {
  return enListe(db, trouve, '{"type":"FeatureCollection","features":[\n', (f) => (f.longitude === null ? [] : [enPoint(f)]))
}

/** Les fiches trouvées, compactes : sans la description, qui est dans le CSV et sur la page ; rien de vide. */
export function exporterJson(db: Db, trouve: Trouve<unknown>): Flux {
  return enListe(db, trouve, '{"acteurs":[\n', (f) => [enObjet(f)])
}

function enListe(db: Db, trouve: Trouve<unknown>, debut: string, objets: (fiche: FicheExportee) => object[]): Flux {
  return enFlux(parcourirFiches(db, trouve), {
    debut,
    page: (fiches, rang) =>
      avecVirgules(
        fiches.flatMap(objets).map((objet) => JSON.stringify(objet)),
        rang,
      ),
    fin: '\n]}\n',
  })
}

function cellulesDe(f: FicheExportee): string[] {
  const liste = (valeurs: string[]) => desamorcer(valeurs.join(separateurDeListe))
  const texte = (valeur: string | null) => desamorcer(valeur ?? '')
  // Un nombre reste un nombre pour le tableur : une longitude négative n'est pas une formule.
  const degres = (valeur: number | null) => valeur?.toString() ?? ''
  const parColonne: Record<(typeof colonnes)[number], string> = {
    cle: texte(f.slug),
    nom: texte(f.nom),
    catalyseur: f.estCatalyseur ? 'oui' : 'non',
    profil: texte(f.profil),
    sphere: texte(f.sphere),
    pratiques: liste(f.pratiques),
    activites: liste(f.activites),
    thematiques: liste(f.thematiques),
    odd: liste(f.odd),
    resume: texte(f.resume),
    description: texte(f.description),
    commune: texte(f.commune),
    commune_nom: texte(f.communeNom),
    departement: texte(f.departement),
    adresse: texte(f.adresse),
    longitude: degres(f.longitude),
    latitude: degres(f.latitude),
    territoires: liste(f.territoires),
    liens: liste(f.liens.map(lienEnCellule)),
    siret: texte(f.siret),
    rna: texte(f.rna),
    cle_externe: texte(f.cleExterne),
    source: texte(f.source),
    etat: f.etat,
    verifiee_le: f.verifieeLe ?? '',
    url: urlDe(f),
  }
  return colonnes.map((colonne) => parColonne[colonne])
}

const urlDe = (f: FicheExportee) => `${config.adresse}${urlActeur(f)}`

function enObjet(f: FicheExportee) {
  const objet = {
    cle: f.slug,
    nom: f.nom,
    catalyseur: f.estCatalyseur,
    profil: f.profil,
    sphere: f.sphere,
    pratiques: f.pratiques,
    activites: f.activites,
    thematiques: f.thematiques,
    odd: f.odd,
    resume: f.resume,
    commune: f.commune,
    commune_nom: f.communeNom,
    departement: f.departement,
    adresse: f.adresse,
    longitude: f.longitude,
    latitude: f.latitude,
    territoires: f.territoires,
    liens: f.liens,
    siret: f.siret,
    rna: f.rna,
    cle_externe: f.cleExterne,
    source: f.source,
    verifiee_le: f.verifieeLe,
    url: urlDe(f),
  }
  return Object.fromEntries(
    Object.entries(objet).filter(([, valeur]) => valeur !== null && valeur !== '' && !(Array.isArray(valeur) && valeur.length === 0)),
  )
}

function enPoint(f: FicheExportee) {
  const { longitude, latitude, ...properties } = enObjet(f)
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties }
}
