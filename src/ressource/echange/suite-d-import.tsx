import { z } from 'zod'
import { porteeDe } from '#fiche/portee.repository.ts'
import { importDemande, type Suite } from '#fiche/tableau/import/imports.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie } from '#socle/formulaire.ts'
import { journal } from '#socle/journal.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { avecParametres } from '#socle/urls.ts'
import { changerSuivi, findById } from '../ressource.depot.ts'
import { BrouillonsNes, filtresDesBrouillons } from './BrouillonsNes.tsx'
import { countParEtat, listADecider, listBrouillonsNes, listNeesDesLignes, updateDateDOrigine } from './import.repository.ts'

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

const identifiants = z
  .array(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER))
  .max(200, 'Deux cents brouillons à la fois au plus.')

/** Les brouillons montrés, ceux qui étaient cochés, et le sort des autres. */
const decision = z.object({
  vues: identifiants,
  publier: identifiants,
  autres: z.enum(['garder', 'archiver']).catch('garder'),
})
type Decision = z.infer<typeof decision>

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

/** `echecs` : les brouillons qu'une erreur a empêché de décider ; ils restent à relire. */
type Bilan = { publiees: number; archivees: number; hors: number; echecs: number[] }
type Sort = 'publiees' | 'archivees' | 'hors' | null

/**
 * Publie les brouillons cochés et, si on le veut, archive les autres de la page ; ceux hors périmètre restent, et sont comptés.
 * Chacun dans sa propre transaction : celui qui échoue est dit, les autres passent.
 */
async function deciderBrouillons(db: Db, importId: number, { vues, publier, autres }: Decision, membre: MembreConnecte): Promise<Bilan> {
  const bilan: Bilan = { publiees: 0, archivees: 0, hors: 0, echecs: [] }
  const coches = new Set(publier)
  const vises = [...new Set([...vues, ...publier])].filter((id) => coches.has(id) || autres === 'archiver')
  for (const id of vises.sort((a, b) => a - b)) {
    try {
      const sort = await db.transaction().execute((trx) => deciderUn(trx, importId, id, coches.has(id), membre))
      if (sort) bilan[sort]++
    } catch (erreur) {
      journal.error({ ressource: id, erreur: erreur instanceof Error ? erreur.message : String(erreur) }, 'brouillon non décidé')
      bilan.echecs.push(id)
    }
  }
  return bilan
}

async function deciderUn(trx: Db, importId: number, id: number, publier: boolean, membre: MembreConnecte): Promise<Sort> {
  const [verrouille] = await listADecider(trx, importId, [id])
  if (verrouille === undefined) return null
  if (!peutModerer(membre, await porteeDe(trx, sorteRessource, trouve(await findById(trx, id))))) return 'hors'
  if (publier) {
    await updateDateDOrigine(trx, id)
    await changerSuivi(trx, id, { etat: 'publiee' }, { auteurId: membre.id, motif: 'publication' })
    return 'publiees'
  }
  await changerSuivi(trx, id, { etat: 'archivee' }, { auteurId: membre.id, motif: 'archivage' })
  return 'archivees'
}
