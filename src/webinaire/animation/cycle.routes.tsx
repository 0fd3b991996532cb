import { Controles } from '#champ/Controles.tsx'
import { type Fautes, phrasesDe } from '#champ/champ.ts'
import { lireContenu, nommerContenus, remplir } from '#champ/champs.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { moi } from '#membre/moi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findCycleBySlug } from '../cycle.repository.ts'
import { type Cycle, champsDeCycle, type SaisieDeCycle, urlCycle } from '../cycle.ts'
import { enregistrerCycle } from '../enregistrer-cycle.ts'
import { peutTenirLesCycles } from '../webinaire.droits.ts'

/** Ouvrir un cycle, le modifier. */
export const routes = routesDe('webinaire')
  .get('/webinaires/cycles/nouveau', 'animateur', montrer)
  .post('/webinaires/cycles/nouveau', 'animateur', ecrire)
  .get('/webinaires/cycles/:slug/modifier', 'animateur', montrer)
  .post('/webinaires/cycles/:slug/modifier', 'animateur', ecrire)

/** Qui tient les cycles, et celui de l'adresse ; undefined : il est neuf. */
async function ouvrir(c: Contexte) {
  const membre = moi(c)
  if (!peutTenirLesCycles(membre)) throw new ErreurMetier(403, "Un cycle touche tout le réseau : demandez à l'administration de l'écrire.")
  const slug = c.req.param('slug')
  const cycle = slug && trouve(await findCycleBySlug(c.var.db, slug), "Ce cycle n'existe pas, ou n'existe plus.")
  return { membre, cycle: cycle || undefined }
}

async function montrer(c: Contexte) {
  const { cycle } = await ouvrir(c)
  return rendre(c, { cycle, saisie: cycle ? await saisieDe(c.var.db, cycle) : {} })
}

const saisieDe = async (db: Db, cycle: SaisieDeCycle): Promise<Saisie> =>
  remplir(champsDeCycle, cycle, await nommerContenus(db, champsDeCycle, cycle))

async function ecrire(c: Contexte) {
  const { db } = c.var
  const { membre, cycle } = await ouvrir(c)
  const saisie = await lireSaisie(c)
  const lu = await lireContenu(db, champsDeCycle, saisie)
  if (!lu.ok) return rendre(c, { cycle, saisie, fautes: lu.fautes })
  const refus = await refuserRendus(db, [{ genre: 'court', texte: lu.valeur.description }])
  if (refus) return rendre(c, { cycle, saisie, fautes: { description: { phrase: refus } } })
  const ordre = { id: cycle?.id, auteurId: membre.id, motif: cycle ? 'modification' : 'création' }
  return c.redirect(urlCycle(await db.transaction().execute((trx) => enregistrerCycle(trx, lu.valeur, ordre))), 303)
}

async function rendre(c: Contexte, { cycle, saisie, fautes }: { cycle: Cycle | undefined; saisie: Saisie; fautes?: Fautes }) {
  const titre = cycle ? `Modifier « ${cycle.titre} »` : 'Ouvrir un cycle'
  const etat = { saisie, fautes: fautes ?? {}, referentiel: await chargerReferentiel(c.var.db) }
  return page(
    c,
    { titre, indexer: false },
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: titre }]} />
      <h1>{titre}</h1>
      <form method="post" action={cycle ? `${urlCycle(cycle)}/modifier` : '/webinaires/cycles/nouveau'} class="animation-formulaire">
        <ResumeErreurs erreurs={phrasesDe(etat.fautes)} />
        <Controles champs={champsDeCycle} {...etat} />
        <p class="actions">
          <Bouton>Enregistrer le cycle</Bouton>
        </p>
      </form>
    </div>,
    fautes ? 422 : 200,
  )
}
