import { z } from 'zod'
import { expliquerLaPage } from '#glossaire/expliquer-a-part.ts'
import { chargerMots } from '#glossaire/glossaire.repository.ts'
import { chercherTerritoire } from '#membre/territoire-saisi.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Erreurs, lireFiltres, un } from '#socle/formulaire.ts'
import { lireHtmls } from '#socle/rendu/garder-rendus.ts'
import type { Contexte } from '#socle/salle.ts'
import { findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { listLies } from '../lies.repository.ts'
import { findBySlug } from '../parcours.depot.ts'
import { peutComposer } from '../parcours.droits.ts'
import { type Bloc, etapesDe, type Parcours, ressourcesDe, seancesDe, texteDe } from '../parcours.ts'
import type { Reponses } from '../progression/fusionner.ts'
import { findProgression } from '../progression/progression.repository.ts'
import { type Version, versions } from '../versions.ts'

/** Une version fausse ou absente : celle de la progression, sinon la plus courte. */
export const filtreVersion = z.object({
  version: un(z.enum(versions).optional(), undefined),
  avis: un(z.enum(['adoptee', 'commence', 'effacee', 'garde']).optional(), undefined),
})

/** Le parcours de l'URL, s'il est publié ou si la personne compose ; sinon 404, pour ne pas dire qu'il existe. */
export async function parcoursLisible(c: Contexte): Promise<Parcours> {
  const parcours = await findBySlug(c.var.db, c.req.param('slug') ?? '')
  const lisible = parcours?.etat === 'publie' || peutComposer(c.var.membre)
  return trouve(lisible ? parcours : undefined, "Ce parcours n'existe pas, ou n'est plus en ligne.")
}

export type Lecture = Awaited<ReturnType<typeof rassemblerLecture>>

/**
 * Le parcours de l'URL, dans la version demandée, et où la personne connectée en est. `presentation` : le HTML sûr de son but et de
 * « pour qui », par texte.
 */
export async function rassemblerLecture(c: Contexte) {
  const { db, membre } = c.var
  const parcours = await parcoursLisible(c)
  const progression = membre ? await findProgression(db, membre.id, parcours.id) : undefined
  const version = lireFiltres(c, filtreVersion).version ?? progression?.version ?? '2h'
  const territoire = await nommerLieu(db, progression?.territoireId ?? null)
  const presentation = await rendreCourts(db, [parcours.but, parcours.pourQui])
  return { parcours, etapes: etapesDe(parcours, version), version, progression, territoire, presentation }
}

/** « Thiers (63430) » ; vide sans territoire. */
export async function nommerLieu(db: Db, id: number | null): Promise<string> {
  const lieu = id === null ? undefined : await findTerritoire(db, id)
  return lieu ? nomEtCode(lieu) : ''
}

/** Le territoire qu'une personne a écrit, s'il y en a un. */
export const lireLieu = async (db: Db, texte: string) => (texte === '' ? { ok: true as const, id: null } : chercherTerritoire(db, texte))

/** Ce qu'un bloc doit savoir pour se montrer. */
export type ContexteDeBloc = Awaited<ReturnType<typeof rassemblerBlocs>> & {
  faits: readonly string[]
  reponses: Reponses
  erreurs: Erreurs
  /** Les réponses à une vérification, lues dans l'adresse. */
  choisi: (nom: string) => string | undefined
  version: Version
  /** Vrai : les champs et les cases partent vers le compte, avec le formulaire de l'étape. */
  compte: boolean
  /** Faux dans un aperçu : rien ne se coche, rien ne s'envoie. */
  vivant: boolean
}

/** De quoi montrer les blocs d'une étape. `saisie` : ce que la personne vient d'écrire, à lui rendre. */
export async function contexteDeBlocs(
  c: Contexte,
  blocs: readonly Bloc[],
  { version, progression }: Pick<Lecture, 'version' | 'progression'>,
  saisie?: { erreurs: Erreurs; faits: string[]; reponses: Reponses },
): Promise<ContexteDeBloc> {
  return {
    ...(await rassemblerBlocs(c.var.db, blocs)),
    faits: saisie?.faits ?? progression?.faits ?? [],
    reponses: saisie?.reponses ?? progression?.reponses ?? {},
    erreurs: saisie?.erreurs ?? {},
    choisi: (nom) => c.req.query(nom),
    version,
    compte: c.var.membre !== null,
    vivant: true,
  }
}

/** Ce que ces blocs montrent : ce qu'ils donnent à lire et à regarder ; leurs textes rendus, par clé, et les mots qui y sont expliqués. */
export async function rassemblerBlocs(db: Db, blocs: readonly Bloc[]) {
  const [ressources, seances] = await Promise.all([
    listLies(db, 'ressource', ressourcesDe(blocs)),
    listLies(db, 'seance', seancesDe(blocs)),
  ])
  return { lies: { ressources, seances }, textes: await rendreTextes(db, blocs) }
}

// Un mot du glossaire n'est expliqué qu'à sa première apparition dans la page.
async function rendreTextes(db: Db, blocs: readonly Bloc[]) {
  const [rendus, connus] = await Promise.all([rendreCourts(db, blocs.map(texteDe)), chargerMots(db)])
  const { htmls, expliques } = await expliquerLaPage(
    blocs.map((bloc) => rendus.get(texteDe(bloc)) ?? ''),
    connus,
  )
  return { htmls: new Map(blocs.map(({ cle }, rang) => [cle, htmls[rang] ?? ''])), mots: expliques }
}

// Le HTML de ces textes, par texte, sans mot expliqué. Un tableau large défile au clavier aussi.
async function rendreCourts(db: Db, textes: readonly string[]): Promise<Map<string, string>> {
  const enDefilant = (html: string) =>
    html
      .replaceAll('<table>', '<div class="tableau" tabindex="0" role="group" aria-label="Tableau"><table>')
      .replaceAll('</table>', '</table></div>')
  return new Map([...(await lireHtmls(db, 'court', textes))].map(([texte, html]) => [texte, enDefilant(html)]))
}
