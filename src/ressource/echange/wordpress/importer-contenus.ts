import { memeContenu } from '#champ/champs.ts'
import { type AEcrire, ecrituresDe } from '#fiche/enregistrer.ts'
import { listByIds } from '#ressource/ressource.depot.ts'
import { listDejaImportees } from '#ressource/ressource.repository.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import {
  type EtatDeRessource,
  type Ressource,
  rendusDeRessource,
  type SaisieDeRessource,
  type SuiteDeRessource,
} from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import type { Issue, LigneDeRapport } from '#socle/echange/issue.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import type { Convertisseur, TexteConverti } from './convertir-a-part.ts'
import { enSaisie, type Reprise } from './en-saisie.ts'
import { type Contenu, cleExterneDe, estBrouillon, raisonDEcarter } from './wxr.ts'

const motif = 'import WordPress'

export type ContexteWxr = Reprise & { auteurId: string | null; simuler: boolean; vus: Map<string, number> }

/** Un contenu avec le numéro et le nom qu'il a au compte rendu ; `converti` quand son texte l'est. */
export type ContenuNumerote = { ligne: number; nom: string; contenu: Contenu; converti?: TexteConverti }

/** Convertit les textes du lot que l'on va reprendre. À appeler hors de toute transaction : c'est long. */
export async function convertirLot(lus: ContenuNumerote[], contexte: ContexteWxr, convertir: Convertisseur): Promise<ContenuNumerote[]> {
  const prets: ContenuNumerote[] = []
  for (const lu of lus)
    prets.push(pourquoiLaisser(lu.contenu, contexte) ? lu : { ...lu, converti: lu.converti ?? (await convertir(lu.contenu)) })
  return prets
}

/** `fiche` : ce qui s'écrit, s'il y a quelque chose à écrire. */
type Decidee = { rapport: LigneDeRapport; fiche?: AEcrire<SaisieDeRessource, EtatDeRessource, SuiteDeRessource> }
type Deja = { connue: Ressource | undefined; touchee: boolean }

/** Décide de chaque contenu du lot puis, si ce n'est pas un essai, écrit le lot. À appeler dans une transaction. */
export async function importerContenus(trx: Db, lus: readonly ContenuNumerote[], contexte: ContexteWxr): Promise<LigneDeRapport[]> {
  const cleDe = ({ contenu }: ContenuNumerote) => cleExterneDe(contexte.site, contenu)
  const touchees = await listDejaImportees(trx, lus.map(cleDe), motif)
  const connues = new Map((await listByIds(trx, [...touchees.keys()])).map((ressource) => [ressource.cleExterne, ressource]))
  const decidees: Decidee[] = []
  for (const lu of lus) {
    const connue = connues.get(cleDe(lu))
    decidees.push(await decider(trx, lu, { connue, touchee: touchees.get(connue?.id ?? 0) === true }, contexte))
  }
  if (!contexte.simuler) {
    const aEcrire = decidees.flatMap(({ rapport, fiche }) => (fiche ? [{ rapport, fiche }] : []))
    const fiches = aEcrire.map(({ fiche }) => fiche)
    const ecrites = await ecrituresDe(sorteRessource).ecrire(trx, fiches, { auteurId: contexte.auteurId, motif })
    for (const [rang, { rapport }] of aEcrire.entries()) rapport.objetId = ecrites[rang]?.id
  }
  return decidees.map(({ rapport }) => rapport)
}

async function decider(
  trx: Db,
  { ligne, nom, contenu, converti }: ContenuNumerote,
  { connue, touchee }: Deja,
  contexte: ContexteWxr,
): Promise<Decidee> {
  const dire = (issue: Issue, messages: string[]) => ({ rapport: { ligne, nom, issue, messages, objetId: connue?.id } })
  const refuser = (message: string) => ({ rapport: { ligne, nom, issue: 'refusee' as const, messages: [message] } })
  const raison = pourquoiLaisser(contenu, contexte)
  if (raison) return refuser(raison)
  if (connue && touchee) return dire('inchangee', [laissee(connue)])
  if (!converti) throw new Error('Le texte se convertit avant la transaction (convertirLot).')
  const lu = enSaisie(contenu, converti, contexte)
  if ('refus' in lu) return refuser(lu.refus)
  const illisible = await refuserRendus(trx, rendusDeRessource(lu.saisie))
  if (illisible) return refuser(illisible)
  const messages = [...(estBrouillon(contenu) ? ['Brouillon sur l’ancien site.'] : []), ...lu.messages]
  if (connue) {
    if (memeContenu(sorteRessource.champs, connue, lu.saisie)) return dire('inchangee', messages)
    return { ...dire('modifiee', messages), fiche: { avant: connue, contenu: lu.saisie, etat: connue.etat } }
  }
  const cle = lu.saisie.cleExterne ?? ''
  const jumeau = contexte.vus.get(cle)
  if (jumeau !== undefined) return dire('inchangee', [`Le même contenu que la ligne ${jumeau}.`])
  if (contexte.simuler) contexte.vus.set(cle, contenu.rang)
  // Tout arrive en brouillon, tenu par qui importe : rien n'est public avant d'avoir été relu.
  const de = { proprietaire_id: contexte.auteurId, ...(contenu.date && { cree_le: new Date(contenu.date) }) }
  return { ...dire('creee', messages), fiche: { avant: null, contenu: lu.saisie, etat: 'brouillon', slug: contenu.slug, de } }
}

function pourquoiLaisser(contenu: Contenu, { choix }: ContexteWxr): string | undefined {
  const raison = raisonDEcarter(contenu)
  if (raison) return raison
  if (!choix.types.includes(contenu.type)) return `Genre « ${contenu.type} » : laissé de côté, comme choisi.`
  return estBrouillon(contenu) && !choix.brouillons ? 'Brouillon sur l’ancien site : laissé de côté, comme choisi.' : undefined
}

function laissee({ etat }: Ressource): string {
  if (etat === 'publiee') return 'Déjà publiée ici : laissée telle quelle.'
  return etat === 'archivee' ? 'Archivée ici depuis : laissée telle quelle.' : 'Modifiée ici depuis : laissée telle quelle.'
}
