import { z } from 'zod'
import { apiDe, lienSuivant, lireParametres, suite } from '#socle/api/api.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import type { Actes, Operation, Place } from '#socle/salle.ts'
import { depotDe } from '../depot.repository.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { lectureDe } from './question/demande.ts'
import type { Fonds } from './question/fonds.ts'
import { compter } from './reponse/facettes.repository.ts'
import { estParCle, listPage } from './reponse/liste.repository.ts'
import { repondre } from './reponse/trouver.ts'

/** Les paramètres d'une liste : les siens, parmi ceux de toute liste. `examines` : « 500 fiches examinées ». */
export const parametresDeListe = <P extends z.core.$ZodShape>(mots: { examines: string; ou: string; rang: string }, siens: P) =>
  z.object({
    q: z.string().max(200).optional().describe(`Texte cherché ; accents et fautes pardonnés. ${mots.examines} au plus.`),
    territoire: z.string().max(120).optional().describe(mots.ou),
    ...siens,
    limite: z.coerce.number().int().min(1).max(100).default(50),
    apres: z.string().optional().describe('Clé de la page suivante, donnée par « suivante ».'),
    rang: z.coerce.number().int().min(0).max(1000).default(0).describe(`Rang de départ quand ${mots.rang}.`),
  })

/** Une page d'une liste, telle que l'API la rend. */
export const pageDe = <D extends z.ZodType>(donnee: D) => z.object({ total: z.number().int(), donnees: z.array(donnee), suivante: suite })

type Dite = Pick<Operation, 'id' | 'resume' | 'detail' | 'exemple'>
type Options<F, D extends z.ZodType> = Place & {
  /** Ce qu'on liste : les filtres de ses pages valent. */
  fonds: (c: Contexte) => Fonds<{ id: number }>
  parametres: z.ZodObject & z.ZodType<Parametres>
  lister: Dite
  /** `cle` : ce qu'est la clé du chemin ; `aucune` : la phrase d'une clé qui ne mène à rien. */
  lire: Dite & { cle: string; aucune: string }
  /** Une fiche dans une liste ; seule aussi, sauf si elle en dit alors davantage. */
  donnee: D
  entiere?: { schema: z.ZodType; reste: (fiche: F) => object }
  presenter: (db: Db, fiches: F[]) => Promise<z.infer<D>[]>
}

/** Lister les fiches que tous lisent, en lire une : ce qu'une sorte dit à l'API. */
export function apiDeFiches<S extends object, E extends string, P extends object, D extends z.ZodType>(
  sorte: Sorte<S, E, P>,
  { rang = 0, fonds, parametres, lister, lire: { cle, aucune, ...lire }, donnee, entiere, presenter }: Options<Fiche<S, E, P>, D>,
): Actes {
  const { findBySlug, listByIds } = depotDe(sorte)
  const chemin = `/api/v1${sorte.chemin}`
  return apiDe([
    {
      ...{ rang, chemin, ...lister, parametres, reponse: pageDe(donnee) },
      repondre: async (c) => {
        const { total, ids, suivante } = await listerFonds(c, fonds(c), lireParametres(c, parametres))
        const donnees = await presenter(c.var.db, dansLOrdre(await listByIds(c.var.db, ids), ids))
        return c.json({ total, donnees, suivante })
      },
    },
    {
      ...{ rang, chemin: `${chemin}/{cle}`, ...lire, dansLeChemin: { cle }, reponse: entiere?.schema ?? donnee },
      repondre: async (c) => {
        const lue = await findBySlug(c.var.db, c.req.param('cle') ?? '')
        const publique = trouve(lue && sorte.etats[lue.etat].public ? lue : undefined, aucune)
        const [presentee] = await presenter(c.var.db, [publique])
        return c.json(Object.assign({}, presentee, entiere?.reste(publique)))
      },
    },
  ])
}

type Parametres = { limite: number; apres?: string | undefined; rang: number; territoire?: string | undefined }

// Une page d'un fonds : combien, lesquels (dans l'ordre), et l'adresse de la suite.
async function listerFonds(c: Contexte, fonds: Fonds<{ id: number }>, { limite, apres, rang, territoire }: Parametres) {
  const { db } = c.var
  const { trouve, lieu } = await repondre(db, fonds, lireFiltres(c, lectureDe(fonds)))
  if (lieu.genre === 'inconnu' || lieu.genre === 'choix')
    throw new ErreurMetier(422, `« ${territoire} » ne désigne pas un seul territoire : donnez son code.`)
  const [total, lignes] = await Promise.all([compter(db, trouve), listPage(db, trouve, { limite: limite + 1, apres, rang })])
  const montrees = lignes.slice(0, limite)
  const suite = estParCle(trouve) ? lienSuivant(c, 'apres', montrees.at(-1)?.cle ?? '') : lienSuivant(c, 'rang', String(rang + limite))
  return { total, ids: montrees.map(({ id }) => id), suivante: lignes.length > limite ? suite : null }
}

/** Ces objets dans l'ordre de leurs identifiants. */
export function dansLOrdre<T extends { id: number }>(objets: readonly T[], ids: readonly number[]): T[] {
  const parId = new Map(objets.map((objet) => [objet.id, objet]))
  return ids.flatMap((id) => parId.get(id) ?? [])
}
