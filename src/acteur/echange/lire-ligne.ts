import type { Termes } from '#referentiel/termes-lus.ts'
import { ligneDeFiche, ouiOuNon, texteDeFiche, valeursDe } from '#socle/echange/cellule.ts'
import { aujourdhui, sansAccents } from '#socle/texte.ts'
import { type EtatDeFiche, etatsDeFiche, type SaisieDeFiche } from '../acteur.ts'
import { type Cellules, type Colonne, colonnesDeTermes, listesDesColonnes } from './colonnes.ts'
import { lireIdentifiants } from './identifiants-lus.ts'
import { lireLiens } from './liens-lus.ts'
import { lirePoint } from './point-lu.ts'

/** Les lieux qu'une ligne nomme, encore en texte ; absents quand le fichier n'a pas la colonne. */
export type LieuxLus = { commune?: string; communeNom?: string; departement?: string; territoires?: string[] }

type Champs = Partial<
  Pick<
    SaisieDeFiche,
    | 'nom'
    | 'estCatalyseur'
    | 'profilId'
    | 'sphereId'
    | 'resume'
    | 'description'
    | 'adresse'
    | 'point'
    | 'liens'
    | 'siret'
    | 'rna'
    | 'cleExterne'
    | 'courrielContact'
    | 'source'
  >
>

/** Une ligne comprise : ce qu'elle écrit, et ce qui y a été ignoré ou refusé. */
export type LigneLue = {
  ligne: number
  nom: string
  cle: string | null
  champs: Champs
  /** Par liste du référentiel présente dans le fichier, les termes de la fiche. */
  termes: Partial<Record<string, number[]>>
  lieux: LieuxLus
  etat?: EtatDeFiche
  verifieeLe?: string
  messages: string[]
  /** Pourquoi la ligne ne peut pas être prise ; vide : elle le peut. */
  refus: string[]
  /** La même ligne, plus complète, à suivre si la fiche est nouvelle : ce que la source ne fait que supposer. */
  siNouvelle?: LigneLue
}

const resumeMax = 300
const descriptionMax = 20_000

/** Comprend les cellules d'une ligne. Une colonne absente laisse la fiche comme elle est ; une cellule vide l'efface. */
export function lireLigne(ligne: number, cellules: Cellules, termes: Termes): LigneLue {
  const lue: LigneLue = {
    ligne,
    nom: ligneDeFiche(cellules.nom ?? ''),
    cle: cellules.cle?.trim() || null,
    champs: {},
    termes: {},
    lieux: lireLieux(cellules),
    messages: [],
    refus: [],
  }
  lireNom(lue, cellules)
  lireTextes(lue, cellules)
  lireClassement(lue, cellules, termes)
  lireIdentifiants(lue, cellules)
  if (cellules.liens !== undefined) lue.champs.liens = lireLiens(cellules.liens, lue.messages)
  if (cellules.longitude !== undefined && cellules.latitude !== undefined)
    lue.champs.point = lirePoint(cellules.longitude, cellules.latitude, lue.messages)
  lireSuivi(lue, cellules)
  return lue
}

function lireNom(lue: LigneLue, { nom }: Cellules): void {
  if (nom === undefined) return
  if (lue.nom.length < 2) lue.refus.push('Le nom manque.')
  else if (lue.nom.length > 200) lue.refus.push('Le nom dépasse 200 caractères.')
  else lue.champs.nom = lue.nom
}

function lireTextes(lue: LigneLue, { resume, description, adresse, source, courriel_contact: courriel }: Cellules): void {
  const { champs, messages } = lue
  if (description !== undefined) champs.description = couper(texteDeFiche(description), descriptionMax, 'La description', messages)
  if (resume !== undefined) champs.resume = couper(ligneDeFiche(resume), resumeMax, 'Le résumé', messages)
  if (adresse !== undefined) champs.adresse = couper(ligneDeFiche(adresse), 300, "L'adresse", messages)
  if (source !== undefined) champs.source = couper(ligneDeFiche(source), 300, 'La source', messages)
  if (!courriel) return
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(courriel.trim())) champs.courrielContact = courriel.trim()
  else messages.push(`L'adresse électronique « ${abreger(courriel)} » n'en est pas une : ignorée.`)
}

function lireClassement(lue: LigneLue, cellules: Cellules, termes: Termes): void {
  const { catalyseur, profil, sphere } = cellules
  if (catalyseur !== undefined) {
    lue.champs.estCatalyseur = ouiOuNon(catalyseur) ?? false
    if (ouiOuNon(catalyseur) === undefined) lue.messages.push(`« ${abreger(catalyseur)} » n'est ni oui ni non : pris pour non.`)
  }
  if (profil !== undefined) {
    const id = termes.trouver('profil', profil)
    if (id !== undefined) lue.champs.profilId = id
    else
      lue.refus.push(
        `${profil.trim() ? `Profil inconnu : « ${abreger(profil)} ».` : 'Le profil manque.'} Profils possibles : ${termes.codes('profil').join(', ')}.`,
      )
  }
  if (sphere !== undefined) {
    lue.champs.sphereId = termes.trouver('sphere', sphere) ?? null
    if (sphere.trim() && lue.champs.sphereId === null) lue.messages.push(`Sphère inconnue, ignorée : « ${abreger(sphere)} ».`)
  }
  for (const colonne of colonnesDeTermes) lireTermes(lue, colonne, cellules[colonne], termes)
}

function lireTermes(lue: LigneLue, colonne: (typeof colonnesDeTermes)[number], cellule: string | undefined, termes: Termes): void {
  if (cellule === undefined) return
  const liste = listesDesColonnes[colonne]
  const lus = valeursDe(cellule).map((texte) => ({ texte, id: termes.trouver(liste, texte) }))
  lue.termes[liste] = lus.flatMap(({ id }) => id ?? [])
  const inconnus = lus.filter(({ id }) => id === undefined).map(({ texte }) => `« ${abreger(texte)} »`)
  if (inconnus.length > 0) lue.messages.push(`Colonne ${colonne} : ${inconnus.join(', ')} n'est pas au référentiel, ignoré.`)
}

function lireLieux({ commune, commune_nom, departement, territoires }: Cellules): LieuxLus {
  return {
    ...(commune === undefined && commune_nom === undefined
      ? {}
      : { commune: completer(commune ?? '', 5), communeNom: commune_nom?.trim() ?? '' }),
    ...(departement === undefined ? {} : { departement: completer(departement, 2) }),
    ...(territoires === undefined ? {} : { territoires: valeursDe(territoires) }),
  }
}

function lireSuivi(lue: LigneLue, { etat, verifiee_le: date }: Cellules): void {
  if (etat?.trim()) {
    const lu = etatsDeFiche.find((e) => e === sansAccents(etat.trim()))
    if (lu) lue.etat = lu
    else lue.messages.push(`État inconnu, ignoré : « ${abreger(etat)} ».`)
  }
  if (!date?.trim()) return
  const [, jour, mois, an] = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(date.trim()) ?? []
  const iso = an ? `${an}-${mois}-${jour}` : date.trim().slice(0, 10)
  const existe = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  if (existe && iso >= '1990-01-01' && iso <= aujourdhui()) lue.verifieeLe = iso
  else lue.messages.push(`La date « ${abreger(date)} » n'est pas une date passée : ignorée.`)
}

// Un tableur mange le zéro de tête : « 1004 » est la commune 01004, « 1 » le département 01.
function completer(code: string, longueur: number): string {
  const net = code.trim().toUpperCase()
  return /^\d+$/.test(net) && net.length === longueur - 1 ? `0${net}` : net
}

function couper(texte: string, max: number, quoi: string, messages: string[]): string {
  if (texte.length <= max) return texte
  messages.push(`${quoi} dépasse ${max} caractères : coupé${quoi.startsWith('La') || quoi.startsWith("L'") ? 'e' : ''}.`)
  const debut = texte.slice(0, max - 1)
  return `${debut.replace(/\s+\S*$/, '') || debut}…`
}

/** Ce que la personne a écrit, assez court pour une phrase. */
const abreger = (texte: string): string => (texte.trim().length > 60 ? `${texte.trim().slice(0, 59)}…` : texte.trim())

/** Les colonnes d'une ligne, moins celles que le fichier ne fait que supposer. */
export function sansColonnes(cellules: Cellules, ecartees: readonly Colonne[]): Cellules {
  return Object.fromEntries(Object.entries(cellules).filter(([colonne]) => !ecartees.some((e) => e === colonne)))
}
