import type { z } from 'zod'
import { findBySlug, listByIds } from '#acteur/acteur.depot.ts'
import { listApercus } from '#acteur/annuaire.repository.ts'
import { filtresUrl } from '#acteur/annuaire.schema.ts'
import { countFiches } from '#acteur/facettes.repository.ts'
import { lireFiltre } from '#acteur/lire-filtre.ts'
import { page } from '#interface/page.tsx'
import { listPublies } from '#parcours/parcours.repository.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findByRecherche } from '#territoire/recherche.repository.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { niveaux } from '#territoire/territoire.ts'
import { listCycles } from '#webinaire/cycle.repository.ts'
import { listPubliques } from '#webinaire/seance.repository.ts'
import { ApiPage } from './ApiPage.tsx'
import {
  type listeDeParcours,
  type listeDeTermes,
  type listeDeTerritoires,
  type pageDActeurs,
  parametresActeurs,
  parametresTerritoires,
} from './api.schema.ts'
import { lienSuivant, lireParametres } from './lire-parametres.ts'
import { decrireApi, operations } from './openapi.ts'
import { presenterActeurs, presenterTerritoires } from './presenter.ts'
import { presenterParcours } from './presenter-parcours.ts'
import { presenterWebinaire } from './presenter-webinaires.ts'
import { lireRessource, listerRessources } from './ressources.ts'
import type { listeDeWebinaires } from './webinaire.schema.ts'

const ouverte = { cors: true, limite: 'recherche' } as const

/** L'API publique, en lecture : mêmes données, mêmes filtres que les pages. */
export const routes = routesDe('api')
  .get('/api', 'public', (c) =>
    page(
      c,
      { titre: "L'API de Catalyse", description: 'Lire les données publiques de la plateforme depuis un programme.', canonique: '/api' },
      <ApiPage operations={operations} />,
    ),
  )
  .get('/api/v1/openapi.json', 'public', (c) => c.json(decrireApi()), ouverte)
  .get('/api/v1/acteurs', 'public', listerActeurs, ouverte)
  .get('/api/v1/acteurs/:cle', 'public', lireActeur, ouverte)
  .get('/api/v1/territoires', 'public', chercherTerritoires, ouverte)
  .get('/api/v1/territoires/:niveau/:code', 'public', lireTerritoire, ouverte)
  .get('/api/v1/ressources', 'public', listerRessources, ouverte)
  .get('/api/v1/ressources/:cle', 'public', lireRessource, ouverte)
  .get('/api/v1/parcours', 'public', listerParcours, ouverte)
  .get('/api/v1/webinaires', 'public', listerWebinaires, ouverte)
  .get('/api/v1/referentiel', 'public', lireReferentiel, ouverte)

async function listerActeurs(c: Contexte): Promise<Response> {
  const { db } = c.var
  const { limite, catalyseur, ...filtres } = lireParametres(c, parametresActeurs)
  const referentiel = await chargerReferentiel(db)
  const { filtre, lieu } = await lireFiltre(db, referentiel, lireFiltres(c, filtresUrl), catalyseur === '1')
  if (lieu.genre === 'inconnu' || lieu.genre === 'choix')
    throw new ErreurMetier(422, `« ${filtres.territoire} » ne désigne pas un seul territoire : donnez son code.`)
  const [total, lignes] = await Promise.all([
    countFiches(db, filtre),
    listApercus(db, filtre, { limite: limite + 1, apres: filtres.apres, decalage: filtres.rang }),
  ])
  const montrees = lignes.slice(0, limite)
  const fiches = new Map(
    (
      await listByIds(
        db,
        montrees.map(({ id }) => id),
      )
    ).map((fiche) => [fiche.id, fiche]),
  )
  const donnees = await presenterActeurs(
    db,
    referentiel,
    montrees.flatMap(({ id }) => fiches.get(id) ?? []),
  )
  const dernier = montrees.at(-1)
  const suivante =
    lignes.length > limite && dernier
      ? filtre.tri === 'nom'
        ? lienSuivant(c, 'apres', dernier.cle)
        : lienSuivant(c, 'rang', String(filtres.rang + limite))
      : null
  return c.json({ total, donnees, suivante } satisfies z.infer<typeof pageDActeurs>)
}

async function lireActeur(c: Contexte): Promise<Response> {
  const { db } = c.var
  const fiche = await findBySlug(db, c.req.param('cle') ?? '')
  const [presente] = fiche?.etat === 'publiee' ? await presenterActeurs(db, await chargerReferentiel(db), [fiche]) : []
  return c.json(trouve(presente, "Aucune fiche publiée n'a cette clé."))
}

async function chercherTerritoires(c: Contexte): Promise<Response> {
  const { q, limite } = lireParametres(c, parametresTerritoires)
  const donnees = await presenterTerritoires(c.var.db, await findByRecherche(c.var.db, q, { limite }))
  return c.json({ donnees } satisfies z.infer<typeof listeDeTerritoires>)
}

async function lireTerritoire(c: Contexte): Promise<Response> {
  const niveau = niveaux.find((n) => n === c.req.param('niveau'))
  const territoire = niveau && (await findByNiveauEtCode(c.var.db, niveau, c.req.param('code') ?? ''))
  const [presente] = territoire ? await presenterTerritoires(c.var.db, [territoire]) : []
  return c.json(trouve(presente, "Aucun territoire n'a ce niveau et ce code."))
}

async function listerParcours(c: Contexte): Promise<Response> {
  const [referentiel, publies] = await Promise.all([chargerReferentiel(c.var.db), listPublies(c.var.db)])
  return c.json({ donnees: publies.map((parcours) => presenterParcours(parcours, referentiel)) } satisfies z.infer<typeof listeDeParcours>)
}

async function listerWebinaires(c: Contexte): Promise<Response> {
  const { db } = c.var
  const [referentiel, cycles, seances] = await Promise.all([chargerReferentiel(db), listCycles(db), listPubliques(db, { limite: 200 })])
  const donnees = seances.map((seance) => presenterWebinaire(seance, cycles, referentiel))
  return c.json({ donnees } satisfies z.infer<typeof listeDeWebinaires>)
}

async function lireReferentiel(c: Contexte): Promise<Response> {
  const referentiel = await chargerReferentiel(c.var.db)
  const donnees = referentiel.termes
    .filter(({ retireLe }) => retireLe === null)
    .map(({ liste, code, libelle, definition, parentId, estProposition, source }) => {
      const parent = parentId === null ? null : (referentiel.parId(parentId)?.code ?? null)
      return { liste, code, libelle, definition, parent, proposition: estProposition, source }
    })
  return c.json({ donnees } satisfies z.infer<typeof listeDeTermes>)
}
