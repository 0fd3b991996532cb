import { creerRessource, listByIds, modifierRessource, saisieDe } from '#ressource/ressource.depot.ts'
import { listDejaImportees } from '#ressource/ressource.repository.ts'
import { type Ressource, rendusDeRessource, type SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
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

/** Décide de chaque contenu du lot et, si ce n'est pas un essai, l'écrit. À appeler dans une transaction. */
export async function importerContenus(trx: Db, lus: ContenuNumerote[], contexte: ContexteWxr): Promise<LigneDeRapport[]> {
  const cles = lus.map(({ contenu }) => cleExterneDe(contexte.site, contenu))
  const deja = await listDejaImportees(trx, cles, motif)
  const connues = new Map((await listByIds(trx, [...deja.keys()])).map((ressource) => [ressource.cleExterne ?? '', ressource]))
  const rapport: LigneDeRapport[] = []
  for (const { ligne, nom, contenu, converti } of lus) {
    const connue = connues.get(cleExterneDe(contexte.site, contenu))
    rapport.push({
      ligne,
      nom,
      ...(await importer(trx, { contenu, converti }, { connue, touchee: connue ? deja.get(connue.id) === true : false }, contexte)),
    })
  }
  return rapport
}

type Sort = Omit<LigneDeRapport, 'ligne' | 'nom'>
type Deja = { connue: Ressource | undefined; touchee: boolean }

async function importer(
  trx: Db,
  { contenu, converti }: Pick<ContenuNumerote, 'contenu' | 'converti'>,
  { connue, touchee }: Deja,
  contexte: ContexteWxr,
): Promise<Sort> {
  const raison = pourquoiLaisser(contenu, contexte)
  if (raison) return { issue: 'refusee', messages: [raison] }
  if (connue && touchee) return { issue: 'inchangee', messages: [laissee(connue)], objetId: connue.id }
  if (!converti) throw new Error('Le texte se convertit avant la transaction (convertirLot).')
  const lu = enSaisie(contenu, converti, contexte)
  if ('refus' in lu) return { issue: 'refusee', messages: [lu.refus] }
  const illisible = await refuserRendus(trx, rendusDeRessource(lu.saisie))
  if (illisible) return { issue: 'refusee', messages: [illisible] }
  const messages = [...(estBrouillon(contenu) ? ['Brouillon sur l’ancien site.'] : []), ...lu.messages]
  if (connue) return { ...(await rafraichir(trx, connue, lu.saisie, contexte)), messages, objetId: connue.id }
  const deja = contexte.vus.get(lu.saisie.cleExterne ?? '')
  if (deja !== undefined) return { issue: 'inchangee', messages: [`Le même contenu que la ligne ${deja}.`] }
  if (contexte.simuler) {
    contexte.vus.set(lu.saisie.cleExterne ?? '', contenu.rang)
    return { issue: 'creee', messages }
  }
  return { issue: 'creee', messages, objetId: await creer(trx, contenu, lu.saisie, contexte) }
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

async function rafraichir(
  trx: Db,
  connue: Ressource,
  saisie: SaisieDeRessource,
  { simuler, auteurId }: ContexteWxr,
): Promise<Pick<Sort, 'issue'>> {
  const pareille = JSON.stringify(saisieDe(connue)) === JSON.stringify(saisieDe(saisie))
  if (!simuler && !pareille) await modifierRessource(trx, connue.id, saisie, { auteurId, motif })
  return { issue: pareille ? 'inchangee' : 'modifiee' }
}

// Tout arrive en brouillon, tenu par qui importe : rien n'est public avant d'avoir été relu.
async function creer(trx: Db, { slug, date }: Contenu, saisie: SaisieDeRessource, { auteurId }: ContexteWxr): Promise<number> {
  const naissance = {
    etat: 'brouillon' as const,
    proprietaireId: auteurId,
    auteurId,
    motif,
    slug,
    ...(date ? { de: { cree_le: new Date(date) } } : {}),
  }
  return (await creerRessource(trx, saisie, naissance)).id
}
