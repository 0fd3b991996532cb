import { aPart, type Borne } from '../atelier/atelier.ts'
import { EchecDAtelier } from '../atelier/echec-d-atelier.ts'
import { type Ouvrage, ouvrage } from '../atelier/ouvrage.ts'
import { ErreurMetier } from '../erreurs.ts'
import { journal } from '../journal.ts'
import { type DemandeDeRendu, empreinteDe, type Rendu } from './rendu.ts'

type Rendeur = Ouvrage<readonly DemandeDeRendu[], Rendu[]>
/** `echecsMax` : après tant de textes qui ne se rendent pas, les autres ne sont plus essayés. */
export type OptionsDeRendu = { echecsMax: number } & Omit<Borne, 'ms'>
/** Rendu, ou la faute de ce texte, essayé seul ; ou ni l'un ni l'autre : pas essayé, il se rendra peut-être plus tard. */
export type IssueDeRendu = Rendu | EchecDAtelier | 'trop-d-echecs' | 'occupe'

const parUnTexteMs = 2000
const signesParLot = 200_000
const textesParLot = 200

const rendeurLivre: Rendeur = ouvrage<typeof import('./rendre.ouvrage.ts').rendre>('src/socle/rendu/rendre.ouvrage.ts', 'rendre')
let rendeur = rendeurLivre

/** Pour les essais : un rendu lent, gourmand ou fautif à la place du vrai ; sans argument, le vrai revient. */
export function brancherLeRendu(autre: Rendeur = rendeurLivre): void {
  rendeur = autre
}

/**
 * Rend chaque texte, ou dit pourquoi il ne se rend pas ; deux secondes par texte. Les courts partent ensemble ; si un lot
 * échoue, chacun est repris seul. L'atelier occupé n'est pas un échec du texte : ni lui ni les suivants ne sont essayés.
 */
export async function rendreAPart(demandes: readonly DemandeDeRendu[], { echecsMax, ...borne }: OptionsDeRendu): Promise<IssueDeRendu[]> {
  const issues: IssueDeRendu[] = []
  let echecs = 0
  let occupe = false
  const essayer = async (lot: readonly DemandeDeRendu[]): Promise<IssueDeRendu[] | EchecDAtelier> => {
    if (occupe || (lot.length === 1 && echecs >= echecsMax)) return lot.map(() => (occupe ? 'occupe' : 'trop-d-echecs'))
    const rendus = await rendreUnLot(lot, borne)
    if (!(rendus instanceof EchecDAtelier)) return rendus
    occupe = rendus.raison === 'occupe'
    return occupe ? lot.map(() => 'occupe') : rendus
  }
  for (const lot of enLots(demandes)) {
    const ensemble = lot.length > 1 ? await essayer(lot) : undefined
    if (Array.isArray(ensemble)) issues.push(...ensemble)
    else
      for (const demande of lot) {
        const seul = await essayer([demande])
        if (Array.isArray(seul)) issues.push(...seul)
        else {
          echecs++
          noterEchec(demande, seul)
          issues.push(seul)
        }
      }
  }
  return issues
}

async function rendreUnLot(lot: readonly DemandeDeRendu[], borne: Omit<Borne, 'ms'>): Promise<Rendu[] | EchecDAtelier> {
  try {
    return await aPart(rendeur, lot, { ms: parUnTexteMs, ...borne })
  } catch (erreur) {
    if (erreur instanceof EchecDAtelier) return erreur
    if (erreur instanceof ErreurMetier) return new EchecDAtelier('trop-grand', erreur.message)
    throw erreur
  }
}

function noterEchec(demande: DemandeDeRendu, { raison, detail }: EchecDAtelier): void {
  journal.warn({ texte: empreinteDe(demande), signes: demande.texte.length, raison, detail }, 'texte non rendu')
}

function enLots(demandes: readonly DemandeDeRendu[]): DemandeDeRendu[][] {
  const lots: DemandeDeRendu[][] = []
  let signes = 0
  for (const demande of demandes) {
    const dernier = lots.at(-1)
    if (!dernier || dernier.length >= textesParLot || signes + demande.texte.length > signesParLot) {
      lots.push([demande])
      signes = demande.texte.length
    } else {
      dernier.push(demande)
      signes += demande.texte.length
    }
  }
  return lots
}
