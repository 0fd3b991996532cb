import { texteDe } from '#champ/saisie.ts'
import { listByCles } from '#fichier/fichier.repository.ts'
import { page } from '#interface/page.tsx'
import { findById } from '#ressource/ressource.depot.ts'
import type { Ressource } from '#ressource/ressource.ts'
import type { Contexte } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { lireChoix } from '../formulaire/choix.ts'
import type { EtatDuFormulaire } from '../formulaire/FormulaireRessource.tsx'
import { clesDe } from '../formulaire/lire-saisie.ts'
import { type Avis, ContribuerPage } from './ContribuerPage.tsx'

type Etat = EtatDuFormulaire & { avis?: Avis; statut?: number }

/** La page où l'on contribue, vierge, en erreur, ou reprise d'un brouillon. */
export async function rendreContribution(c: Contexte, { avis = null, statut = 200, ...etat }: Etat): Promise<Response> {
  const { db, membre } = c.var
  const origineId = Number(texteDe(etat.saisie, 'adaptee_de')) || 0
  const [choix, joints, lue] = await Promise.all([
    lireChoix(db),
    membre ? listByCles(db, clesDe(etat.saisie)) : [],
    origineId > 0 && Number.isSafeInteger(origineId) ? findById(db, origineId) : undefined,
  ])
  const origine = lue?.etat === 'publiee' ? lue : null
  const meta = {
    titre: titreDe(texteDe(etat.saisie, 'brouillon') !== '', origine),
    description: 'Partager une méthode, un exemple, un outil, un chiffre avec tout le réseau, avec ou sans compte.',
    scripts: ['champ-territoire', 'redaction'],
    indexer: statut === 200 && origine === null,
  }
  const contenu = (
    <ContribuerPage {...etat} {...{ choix, joints, avis, origine }} connecte={membre !== null} anime={auMoins(membre, 'animateur')} />
  )
  return page(c, meta, contenu, statut)
}

function titreDe(repris: boolean, origine: Ressource | null): string {
  if (origine) return `Adaptation de ${origine.titre}`
  return repris ? 'Reprendre un brouillon' : 'Partager une ressource'
}
