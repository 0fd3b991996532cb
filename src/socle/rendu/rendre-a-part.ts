import { aPart } from '../atelier/atelier.ts'
import { EchecDAtelier } from '../atelier/echec-d-atelier.ts'
import { type Ouvrage, ouvrage } from '../atelier/ouvrage.ts'
import { ErreurMetier } from '../erreurs.ts'
import { journal } from '../journal.ts'
import { type DemandeDeRendu, empreinteDe, type Rendu } from './rendu.ts'

type Rendeur = Ouvrage<readonly DemandeDeRendu[], Rendu[]>
/** `echecsMax` : après tant de textes qui ne se rendent pas, les autres ne sont plus essayés. */
export type OptionsDeRendu = { echecsMax: number; attenteMs?: number }

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
 * échoue, chacun est repris seul. L'atelier occupé n'est pas un échec du texte : toute la demande échoue (503).
 */
export async function rendreAPart(demandes: readonly DemandeDeRendu[], options: OptionsDeRendu): Promise<(Rendu | EchecDAtelier)[]> {
  const rendus: (Rendu | EchecDAtelier)[] = []
  let echecs = 0
  for (const lot of enLots(demandes)) {
    const ensemble = lot.length > 1 ? await essayer(lot, options) : undefined
    if (Array.isArray(ensemble)) rendus.push(...ensemble)
    else
      for (const demande of lot) {
        const issue =
          echecs < options.echecsMax ? await essayer([demande], options) : new EchecDAtelier('trop-long', 'trop de textes lents')
        if (issue instanceof EchecDAtelier) echecs++
        rendus.push(...(Array.isArray(issue) ? issue : [issue]))
      }
  }
  return rendus
}

async function essayer(lot: readonly DemandeDeRendu[], { attenteMs }: OptionsDeRendu): Promise<Rendu[] | EchecDAtelier> {
  try {
    return await aPart(rendeur, lot, { ms: parUnTexteMs, ...(attenteMs === undefined ? {} : { attenteMs }) })
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    const echec = erreur instanceof EchecDAtelier ? erreur : new EchecDAtelier('trop-grand', erreur.message)
    if (echec.raison === 'occupe') throw echec
    const premier = lot[0]
    if (lot.length === 1 && premier)
      journal.warn(
        { texte: empreinteDe(premier), signes: premier.texte.length, raison: echec.raison, detail: echec.detail },
        'texte non rendu',
      )
    return echec
  }
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
