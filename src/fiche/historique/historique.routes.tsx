import { z } from 'zod'
import { comparer } from '#champ/champs.ts'
import { page } from '#interface/page.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { listVersions } from '#socle/historique.ts'
import { assurerRendus } from '#socle/rendu/garder-rendus.ts'
import { type Contexte, type Routes, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { accesDe } from '../acces.ts'
import { urlAvecAvis } from '../avis.tsx'
import { contenuNormal, ecrituresDe } from '../enregistrer.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { HistoriquePage, RestaurerPage } from './HistoriquePage.tsx'
import { encoreEcrivable, lireVersion } from './versions.ts'

type Options<F, S> = {
  /** Ce qui se compare d'une version à l'autre sans être du contenu, et que revenir ne récrit pas : un état, une vidéo. */
  suivi?: (version: unknown) => Map<string, string[]>
  /** Ce que revenir à ce contenu entraînera, s'il faut en avertir. */
  avertir?: (fiche: F, contenu: S) => { titre: string; phrase: string } | null
  /** Ce que cette personne peut reprendre d'une version ; à défaut, tout. */
  reprendre?: (fiche: F & S, contenu: S, membre: MembreConnecte) => S
}

const numeroSchema = z.coerce.number().int().positive().max(1_000_000)
const deuxVersionsSchema = z.object({ de: un(numeroSchema.optional(), undefined), a: un(numeroSchema.optional(), undefined) })
const versionInconnue = "Cette version n'existe pas."

/** Les versions d'une fiche : qui, quand, pourquoi ; deux d'entre elles côte à côte ; revenir à l'une d'elles, après l'avoir confirmé. */
export function historiqueDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { suivi = () => new Map(), avertir = () => null, reprendre = (_, contenu) => contenu }: Options<Fiche<S, E, P>, S> = {},
): Routes {
  const { modifiable, relue, resteModifiable } = accesDe(sorte)
  const { modifier } = ecrituresDe(sorte)
  const chemin = `${sorte.chemin}/:slug/historique`

  async function montrer(c: Contexte) {
    const { fiche } = await modifiable(c)
    const { de, a } = lireFiltres(c, deuxVersionsSchema)
    const versions = await listVersions(c.var.db, sorte.salle, fiche.id)
    const comparee = de && a ? { de, a, differences: await comparerVersions(c, fiche.id, de, a) } : null
    return page(
      c,
      { titre: `Historique de ${sorte.titre(fiche)}`, indexer: false },
      <HistoriquePage {...{ ...vue(fiche), versions, comparee }} />,
    )
  }

  async function comparerVersions(c: Contexte, id: number, de: number, a: number) {
    const avant = trouve(await lireVersion(c.var.db, sorte, id, de), versionInconnue)
    const apres = trouve(await lireVersion(c.var.db, sorte, id, a), versionInconnue)
    return comparer(c.var.db, sorte.champs, avant.contenu, apres.contenu, { avant: suivi(avant.brut), apres: suivi(apres.brut) })
  }

  async function demander(c: Contexte) {
    const { fiche, membre } = await modifiable(c)
    const { numero, contenu } = await versionDe(c, fiche, membre)
    const differences = await comparer(c.var.db, sorte.champs, contenuNormal(sorte, fiche), contenu)
    const avis = avertir(fiche, contenu)
    const meta = { titre: `Revenir à la version ${numero}`, indexer: false }
    return page(c, meta, <RestaurerPage {...{ ...vue(fiche), mots: sorte.mots, numero, differences, avis }} />)
  }

  async function restaurer(c: Contexte) {
    const { fiche, membre } = await modifiable(c)
    const { numero, contenu } = await versionDe(c, fiche, membre)
    if (!(await resteModifiable(c, fiche, contenu))) throw new ErreurMetier(422, horsPerimetre)
    await assurerRendus(c.var.db, sorte.rendus(contenu))
    const acte = { auteurId: membre.id, motif: `retour à la version ${numero}` }
    await c.var.db.transaction().execute((trx) => modifier(trx, fiche.id, contenu, acte))
    return c.redirect(urlAvecAvis(sorte.url(await relue(c, fiche.id)), 'restauree'), 303)
  }

  async function versionDe(c: Contexte, fiche: Fiche<S, E, P>, membre: MembreConnecte) {
    const numero = trouve(numeroSchema.safeParse(c.req.param('numero')).data, versionInconnue)
    const { contenu } = trouve(await lireVersion(c.var.db, sorte, fiche.id, numero), versionInconnue)
    return { numero, contenu: await encoreEcrivable(c.var.db, sorte, reprendre(fiche, contenu, membre)) }
  }

  const vue = (fiche: Fiche<S, E, P>) => ({
    titre: sorte.titre(fiche),
    fil: sorte.fil(fiche, 'Historique'),
    chemin: `${sorte.chemin}/${fiche.slug}/historique`,
  })

  return routesDe(sorte.salle)
    .get(chemin, sorte.ecriteAuMieuxPar, montrer)
    .get(`${chemin}/:numero/restaurer`, sorte.ecriteAuMieuxPar, demander)
    .post(`${chemin}/:numero/restaurer`, sorte.ecriteAuMieuxPar, restaurer, { limite: 'formulaire' })
}
