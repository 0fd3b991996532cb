import { listByCles } from '#fichier/fichier.repository.ts'
import { page } from '#interface/page.tsx'
import type { Ressource } from '#ressource/ressource.ts'
import type { Difference } from '#socle/differer.ts'
import type { Contexte } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import type { Avis } from '../contribuer/ContribuerPage.tsx'
import { lireChoix } from '../formulaire/choix.ts'
import type { EtatDuFormulaire } from '../formulaire/FormulaireRessource.tsx'
import { clesDe } from '../formulaire/lire-saisie.ts'
import { ModifierPage } from './ModifierPage.tsx'

type Etat = EtatDuFormulaire & {
  avis?: Avis
  commence?: { id: number; modifieLe: Date } | null
  conflit?: Difference[] | null
  statut?: number
}

/** La page où l'on modifie : la ressource telle qu'elle est, en erreur, en conflit, ou reprise d'un brouillon. */
export async function rendreModification(c: Contexte, ressource: Ressource, etat: Etat): Promise<Response> {
  const { avis = null, commence = null, conflit = null, statut = 200, ...reste } = etat
  const { db, membre } = c.var
  const [choix, joints] = await Promise.all([lireChoix(db, ressource), listByCles(db, clesDe(reste.saisie))])
  const meta = { titre: `Modifier ${ressource.titre}`, indexer: false, scripts: ['champ-territoire', 'redaction'] }
  const contenu = (
    <ModifierPage {...reste} {...{ ressource, choix, joints, avis, commence, conflit }} anime={auMoins(membre, 'animateur')} />
  )
  return page(c, meta, contenu, statut)
}
