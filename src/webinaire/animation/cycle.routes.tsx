import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { moi } from '#membre/moi.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type Erreurs, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { refuserRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { findCycleBySlug } from '../cycle.repository.ts'
import { type Cycle, urlCycle } from '../cycle.ts'
import { creerCycle, modifierCycle } from '../enregistrer-cycle.ts'
import { peutTenirLesCycles } from '../webinaire.droits.ts'
import { cycleSchema } from './seance.schema.ts'

/** Ouvrir un cycle, le modifier. */
export const routes = routesDe('webinaire')
  .get('/webinaires/cycles/nouveau', 'animateur', preparer)
  .post('/webinaires/cycles/nouveau', 'animateur', creer)
  .get('/webinaires/cycles/:slug/modifier', 'animateur', montrer)
  .post('/webinaires/cycles/:slug/modifier', 'animateur', modifier)

function preparer(c: Contexte) {
  quiTientLesCycles(c)
  return rendre(c, {})
}

async function creer(c: Contexte) {
  const membre = quiTientLesCycles(c)
  const lu = await lireFormulaire(c, cycleSchema)
  if (!lu.ok) return rendre(c, lu.saisie, { erreurs: lu.erreurs })
  const refus = await refuserRendus(c.var.db, [{ genre: 'court', texte: lu.valeurs.description }])
  if (refus) return rendre(c, lu.saisie, { erreurs: { description: refus } })
  const saisie = { ...lu.valeurs, estProposition: false }
  const cycle = await c.var.db.transaction().execute((trx) => creerCycle(trx, saisie, { auteurId: membre.id, motif: 'création' }))
  return c.redirect(urlCycle(cycle), 303)
}

async function montrer(c: Contexte) {
  quiTientLesCycles(c)
  const cycle = await cycleDe(c)
  const { titre, question, description, annee, source } = cycle
  return rendre(c, { titre, question, description, annee: annee === null ? '' : String(annee), source }, { cycle })
}

async function modifier(c: Contexte) {
  const membre = quiTientLesCycles(c)
  const cycle = await cycleDe(c)
  const lu = await lireFormulaire(c, cycleSchema)
  if (!lu.ok) return rendre(c, lu.saisie, { cycle, erreurs: lu.erreurs })
  const refus = await refuserRendus(c.var.db, [{ genre: 'court', texte: lu.valeurs.description }])
  if (refus) return rendre(c, lu.saisie, { cycle, erreurs: { description: refus } })
  const saisie = { ...lu.valeurs, estProposition: false }
  await c.var.db.transaction().execute((trx) => modifierCycle(trx, cycle.id, saisie, { auteurId: membre.id, motif: 'modification' }))
  return c.redirect(urlCycle(cycle), 303)
}

function quiTientLesCycles(c: Contexte): MembreConnecte {
  const membre = moi(c)
  if (!peutTenirLesCycles(membre)) throw new ErreurMetier(403, "Un cycle touche tout le réseau : demandez à l'administration de l'écrire.")
  return membre
}

async function cycleDe(c: Contexte): Promise<Cycle> {
  return trouve(await findCycleBySlug(c.var.db, c.req.param('slug') ?? ''), "Ce cycle n'existe pas, ou n'existe plus.")
}

function rendre(c: Contexte, saisie: Saisie, { cycle, erreurs }: { cycle?: Cycle; erreurs?: Erreurs } = {}) {
  const titre = cycle ? `Modifier « ${cycle.titre} »` : 'Ouvrir un cycle'
  const champ = (nom: string) => ({ nom, valeur: saisie[nom], erreur: erreurs?.[nom] })
  return page(
    c,
    { titre, indexer: false },
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: titre }]} />
      <h1>{titre}</h1>
      <form method="post" action={cycle ? `${urlCycle(cycle)}/modifier` : '/webinaires/cycles/nouveau'} class="animation-formulaire">
        <ResumeErreurs erreurs={erreurs} />
        <Champ {...champ('titre')} libelle="Titre" requis max={200} />
        <Champ {...champ('question')} libelle="La question du cycle" max={500} />
        <Champ {...champ('annee')} libelle="Année" type="number" />
        <Champ {...champ('description')} libelle="Présentation" type="textarea" aide="Markdown : titres, listes, liens." />
        <Champ {...champ('source')} libelle="Source" max={500} />
        <p class="actions">
          <Bouton>Enregistrer le cycle</Bouton>
        </p>
      </form>
    </div>,
    erreurs ? 422 : 200,
  )
}
