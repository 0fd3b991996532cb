import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { lireCarte, type VueDeCarte } from './carte/lire-carte.ts'
import { type Compris, comprendreDemande } from './question/comprendre-demande.ts'
import { changer, type Demande } from './question/demande.ts'
import { type Fonds, plafond, type Question, type Trouve, toutes } from './question/fonds.ts'
import { compter } from './reponse/facettes.repository.ts'
import { estParCle, listPage, type Range, recule } from './reponse/liste.repository.ts'
import { type Comptes, compterFacettes, trouver } from './reponse/trouver.ts'

/** Les adresses des pages voisines d'une liste ; null au bout. */
type Suite = { suivante: string | null; precedente: string | null }

/** Tout ce que montre une page du catalogue. `chemin` : où mènent ses liens ; `total` est exact, sauf `plafonne`. */
export type Vue<A> = Compris &
  Suite & {
    fonds: Fonds<A>
    chemin: string
    demande: Demande
    apercus: A[]
    total: number
    plafonne: boolean
    /** Vrai si la liste se lit à la suite d'une clé ; sinon, à un rang. */
    parCle: boolean
    comptes: Comptes
    carte: VueDeCarte | null
    referentiel: Referentiel
  }

/** Lit une liste : la page demandée, les comptes de chaque filtre et la carte, d'un même trouvé. `chemin` : où mènent ses liens. */
export async function consulter<A>(db: Db, fonds: Fonds<A>, demande: Demande, chemin: string = fonds.chemin): Promise<Vue<A>> {
  const referentiel = await chargerReferentiel(db)
  const compris = await comprendreDemande(db, referentiel, fonds, demande)
  const trouve = await trouver(db, fonds, compris.question)
  const compte = compter(db, trouve)
  const [total, comptes, page, carte] = await Promise.all([
    compte,
    compterFacettes(db, trouve, compris.groupes),
    lirePage(db, trouve, { demande, chemin, parPage: fonds.parPage }),
    fonds.carte ? compte.then((total) => lireCarte(db, trouve, total)) : null,
  ])
  const plafonne = trouve.examines !== null && total >= plafond
  return { ...compris, ...page, parCle: estParCle(trouve), fonds, chemin, demande, total, plafonne, comptes, carte, referentiel }
}

/** Les premiers qui répondent à une question, et combien ils sont en tout. */
export async function lirePremiers<A>(db: Db, fonds: Fonds<A>, limite: number, question: Partial<Question>) {
  const trouve = await trouver(db, fonds, { ...toutes(fonds), ...question })
  const [apercus, total] = await Promise.all([listPage(db, trouve, { limite }), compter(db, trouve)])
  return { apercus, total }
}

/** Les premiers qui répondent à une question. */
export async function listPremiers<A>(db: Db, fonds: Fonds<A>, limite: number, question: Partial<Question>): Promise<A[]> {
  return listPage(db, await trouver(db, fonds, { ...toutes(fonds), ...question }), { limite })
}

/** Combien répondent à une question ; sans question, combien sont dans le fonds. */
export async function compterTous(db: Db, fonds: Fonds<unknown>, question: Partial<Question> = {}): Promise<number> {
  return compter(db, await trouver(db, fonds, { ...toutes(fonds), ...question }))
}

type Page = { demande: Demande; chemin: string; parPage: number }

// `enReste` : une ligne de plus répondait, du côté où l'on va.
async function lirePage<A>(db: Db, trouve: Trouve<A>, { demande, chemin, parPage }: Page): Promise<Suite & { apercus: Range<A>[] }> {
  const lignes = await listPage(db, trouve, { ...demande, limite: parPage + 1 })
  const enReste = lignes.length > parPage
  const vers = (page: Partial<Demande>) => changer(chemin, demande, page)
  if (!estParCle(trouve)) {
    const { rang } = demande
    return {
      apercus: lignes.slice(0, parPage),
      suivante: enReste && rang + parPage < plafond ? vers({ rang: rang + parPage }) : null,
      precedente: rang === 0 ? null : vers({ rang: Math.max(0, rang - parPage) }),
    }
  }
  const remonte = recule(demande)
  const apercus = remonte ? lignes.slice(-parPage) : lignes.slice(0, parPage)
  const [premiere, derniere] = [apercus[0], apercus.at(-1)]
  return {
    apercus,
    suivante: derniere && (remonte || enReste) ? vers({ apres: derniere.cle }) : null,
    precedente: premiere && (remonte ? enReste : demande.apres !== undefined) ? vers({ avant: premiere.cle }) : null,
  }
}
