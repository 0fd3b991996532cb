import type { Termes } from '#referentiel/termes-lus.ts'
import { type Cadre, champsDuCadre } from '#ressource/cadre.ts'
import { estLicence } from '#ressource/licences.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import { ligneDeFiche, ouiOuNon, texteDeFiche, valeursDe } from '#socle/echange/cellule.ts'
import { aujourdhui } from '#socle/texte.ts'
import { type Cellules, type Colonne, colonnesDeTermes, listesDesColonnes } from './colonnes.ts'

type Champs = Partial<Omit<SaisieDeRessource, 'termeIds' | 'territoireId' | 'acteurIds' | 'lieeIds' | 'fichiers'>>

/** Une ligne comprise : ce qu'elle écrit, et ce qui y a été ignoré ou refusé. */
export type LigneLue = {
  ligne: number
  nom: string
  cle: string | null
  champs: Champs
  /** Par liste du référentiel présente dans le fichier, les termes de la ressource. */
  termes: Partial<Record<string, number[]>>
  /** Encore en texte ; absents quand le fichier n'a pas la colonne. */
  territoire?: string
  acteurs?: string[]
  liees?: string[]
  verifieeLe?: string
  messages: string[]
  /** Pourquoi la ligne ne peut pas être prise ; vide : elle le peut. */
  refus: string[]
}

/** Comprend les cellules d'une ligne. Une colonne absente laisse la ressource comme elle est ; une cellule vide l'efface. */
export function lireLigne(ligne: number, cellules: Cellules, termes: Termes): LigneLue {
  const nom = ligneDeFiche(cellules.titre ?? '')
  const lue: LigneLue = { ligne, nom, cle: cellules.cle?.trim() || null, champs: {}, termes: {}, messages: [], refus: [] }
  lireTitre(lue, cellules)
  lireTextes(lue, cellules)
  lireNombres(lue, cellules)
  lireClassement(lue, cellules, termes)
  lireDroits(lue, cellules)
  lireLiens(lue, cellules)
  return lue
}

function lireTitre(lue: LigneLue, { titre }: Cellules): void {
  if (titre === undefined) return
  if (lue.nom.length < 3) lue.refus.push('Le titre manque, ou fait moins de 3 lettres.')
  else if (lue.nom.length > 200) lue.refus.push('Le titre dépasse 200 caractères.')
  else lue.champs.titre = lue.nom
}

function lireTextes(lue: LigneLue, cellules: Cellules): void {
  const { champs, refus } = lue
  const lire = (colonne: Colonne, max: number, quoi: string, forme = ligneDeFiche) => {
    const cellule = cellules[colonne]
    if (cellule === undefined) return undefined
    const texte = forme(cellule)
    if (texte.length > max) refus.push(`${quoi} dépasse ${max} caractères.`)
    return texte
  }
  const resume = lire('resume', 500, 'Le résumé')
  const corps = lire('corps', 200_000, 'Le corps', texteDeFiche)
  const source = lire('source', 500, 'La source')
  const cle = lire('cle_externe', 300, "L'identifiant externe")
  const auteurs = lire('auteurs', 500, 'La liste des auteurs')
  if (resume !== undefined) champs.resume = resume
  if (corps !== undefined) champs.corps = corps
  if (source !== undefined) champs.source = source
  if (cle !== undefined) champs.cleExterne = cle === '' ? null : cle
  if (auteurs !== undefined) champs.auteurs = valeursDe(auteurs, ';')
  const lus = champsDuCadre.map((champ) => [champ, lire(`cadre_${champ}`, 20_000, `Le cadre (${champ})`, texteDeFiche)] as const)
  if (lus.every(([, texte]) => texte === undefined)) return
  const [besoin, spheres, fait, cout, duree, effets, reprendre, limites] = lus.map(([, texte]) => texte ?? '')
  const cadre = { besoin, spheres, fait, cout, duree, effets, reprendre, limites }
  champs.cadre = Object.values(cadre).every((texte) => !texte) ? null : enCadre(cadre)
}

const enCadre = (lu: Partial<Cadre>): Cadre => ({
  besoin: lu.besoin ?? '',
  spheres: lu.spheres ?? '',
  fait: lu.fait ?? '',
  cout: lu.cout ?? '',
  duree: lu.duree ?? '',
  effets: lu.effets ?? '',
  reprendre: lu.reprendre ?? '',
  limites: lu.limites ?? '',
})

function lireNombres({ champs, messages }: LigneLue, { duree_minutes: duree, annee }: Cellules): void {
  const entier = (cellule: string, min: number, max: number, quoi: string): number | null => {
    const texte = cellule.trim()
    if (texte === '') return null
    if (/^\d{1,5}$/.test(texte) && Number(texte) >= min && Number(texte) <= max) return Number(texte)
    messages.push(`${quoi} « ${abreger(texte)} » n'est pas un nombre de ${min} à ${max} : ignoré.`)
    return null
  }
  if (duree !== undefined) champs.dureeMinutes = entier(duree, 1, 10_080, 'Durée en minutes :')
  if (annee !== undefined) champs.annee = entier(annee, 1900, 2200, 'Année :')
}

function lireClassement(lue: LigneLue, cellules: Cellules, termes: Termes): void {
  const { type, maturite } = cellules
  if (type !== undefined) {
    const id = termes.trouver('medoc', type)
    if (id !== undefined) lue.champs.typeId = id
    else
      lue.refus.push(
        `${type.trim() ? `Type inconnu : « ${abreger(type)} ».` : 'Le type manque.'} Types possibles : ${termes.codes('medoc').join(', ')}.`,
      )
  }
  if (maturite !== undefined) {
    lue.champs.maturiteId = termes.trouver('maturite', maturite) ?? null
    if (maturite.trim() && lue.champs.maturiteId === null) lue.messages.push(`Maturité inconnue, ignorée : « ${abreger(maturite)} ».`)
  }
  for (const colonne of colonnesDeTermes) {
    const cellule = cellules[colonne]
    if (cellule === undefined) continue
    const lus = valeursDe(cellule).map((texte) => ({ texte, id: termes.trouver(listesDesColonnes[colonne], texte) }))
    lue.termes[listesDesColonnes[colonne]] = lus.flatMap(({ id }) => id ?? [])
    const inconnus = lus.filter(({ id }) => id === undefined).map(({ texte }) => `« ${abreger(texte)} »`)
    if (inconnus.length > 0) lue.messages.push(`Colonne ${colonne} : ${inconnus.join(', ')} n'est pas au référentiel, ignoré.`)
  }
}

function lireDroits({ champs, messages, refus }: LigneLue, { licence, langue, proposition, source_url: url }: Cellules): void {
  const spdx = licence?.trim() ?? ''
  if (spdx !== '') {
    if (estLicence(spdx)) champs.licence = spdx
    else refus.push(`Licence inconnue : « ${abreger(spdx)} ». Il faut un identifiant SPDX proposé ici, ou « droits-reserves ».`)
  }
  if (langue?.trim()) {
    const code = langue.trim().toLowerCase()
    if (/^[a-z]{2}$/.test(code)) champs.langue = code
    else messages.push(`Langue « ${abreger(langue)} » : il faut deux lettres (fr, en…), ignorée.`)
  }
  if (proposition !== undefined) champs.estProposition = ouiOuNon(proposition) ?? false
  if (url === undefined) return
  const nette = url.trim()
  const juste = /^https?:\/\/\S+$/i.test(nette) && URL.canParse(nette) && nette.length <= 500
  champs.sourceUrl = juste ? nette : null
  if (nette !== '' && !juste) messages.push(`« ${abreger(nette)} » n'est pas une adresse de site : ignorée.`)
}

function lireLiens(lue: LigneLue, { territoire, acteurs, liees, verifiee_le: date }: Cellules): void {
  if (territoire !== undefined) lue.territoire = territoire.trim()
  if (acteurs !== undefined) lue.acteurs = valeursDe(acteurs)
  if (liees !== undefined) lue.liees = valeursDe(liees)
  const iso = date?.trim().slice(0, 10) ?? ''
  if (iso === '') return
  const existe = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  if (existe && iso >= '1990-01-01' && iso <= aujourdhui()) lue.verifieeLe = iso
  else lue.messages.push(`La date « ${abreger(date ?? '')} » n'est pas une date passée : ignorée.`)
}

/** Ce que la personne a écrit, assez court pour une phrase. */
const abreger = (texte: string): string => (texte.trim().length > 60 ? `${texte.trim().slice(0, 59)}…` : texte.trim())
