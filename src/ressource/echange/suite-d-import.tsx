import { importDemande, type Suite } from '#fiche/tableau/import/imports.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { BrouillonsNes, filtresDesBrouillons } from './BrouillonsNes.tsx'
import { deciderBrouillons, decision } from './decider-brouillons.ts'
import { countParEtat, listBrouillonsNes, listNeesDesLignes } from './import.repository.ts'

const parPage = 100

export const routes = routesDe('ressource').post('/ressources/imports/:id/decider', 'animateur', decider)

/** Un import fini laisse des fichiers à déposer de nouveau, s'il vient de WordPress, et des brouillons à publier ou à archiver ensemble. */
export async function suiteDeLImport(c: Contexte, suivi: SuiviDImport, lignes: LigneDeRapport[]): Promise<Suite> {
  const { db } = c.var
  const chemin = `/ressources/imports/${suivi.id}`
  const choix = lireFiltres(c, filtresDesBrouillons)
  const numeros = lignes.map(({ ligne }) => ligne)
  const [lus, etats, nees] = await Promise.all([
    listBrouillonsNes(db, suivi.id, { apres: choix.suite, limite: parPage + 1 }),
    countParEtat(db, suivi.id),
    listNeesDesLignes(db, suivi.id, numeros),
  ])
  const brouillons = lus.slice(0, parPage)
  const suite = lus.length > parPage ? brouillons.at(-1)?.ligne : undefined
  const fini = suivi.etat === 'fini'
  return {
    nom: ({ ligne, nom }) => {
      const nee = nees.get(ligne)
      return nee ? <a href={`/ressources/${nee.slug}`}>{nom}</a> : nom
    },
    contenu: (
      <>
        {fini && suivi.format === 'wxr' && (
          <p>
            <a href={`${chemin}/medias`}>Les images et fichiers de l'ancien site, à déposer de nouveau</a>
          </p>
        )}
        {fini && !suivi.simuler && (brouillons.length > 0 || (etats.publiee ?? 0) > 0) && (
          <BrouillonsNes {...{ chemin, brouillons, etats, choix, suite }} />
        )}
      </>
    ),
  }
}

// Publie les brouillons cochés, et fait des autres ce qui est demandé.
async function decider(c: Contexte): Promise<Response> {
  const suivi = await importDemande(c, 'ressource')
  if (suivi.simuler || suivi.etat !== 'fini') throw new ErreurMetier(409, "Cet import n'est pas terminé : attendez sa fin pour publier.")
  const { vues = [], publier = [], autres = '' } = await lireSaisie(c)
  const lu = decision.safeParse({ vues: [vues].flat(), publier: [publier].flat(), autres })
  if (!lu.success) throw new ErreurMetier(422, 'Cette liste de brouillons ne se lit pas : deux cents à la fois au plus. Revenez à la page.')
  const bilan = await deciderBrouillons(c.var.db, suivi.id, lu.data, trouve(c.var.membre ?? undefined, 'Connectez-vous.'))
  return c.redirect(avecParametres(`/ressources/imports/${suivi.id}`, { ...bilan, echecs: bilan.echecs.join('.') }), 303)
}
