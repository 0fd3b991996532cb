import { LRUCache } from 'lru-cache'
import { EchecDAtelier } from '../atelier/echec-d-atelier.ts'
import type { Db } from '../db.ts'
import { ErreurMetier } from '../erreurs.ts'
import { journal } from '../journal.ts'
import { noterProvisoire } from '../provisoire.ts'
import { type IssueDeRendu, type OptionsDeRendu, rendreAPart } from './rendre-a-part.ts'
import { type DemandeDeRendu, empreinteDe, type GenreDeRendu, type Rendu, type RenduGarde, repli } from './rendu.ts'
import { listRendus, upsertRendus } from './texte-rendu.repository.ts'

type Demande = DemandeDeRendu & { empreinte: string }
/** `provisoire` : montré cette fois, jamais gardé. */
type Garde = RenduGarde & { empreinte: string; provisoire: boolean }

const recents = new LRUCache<string, RenduGarde>({
  maxSize: 8 * 2 ** 20,
  // Une chaîne tient un ou deux octets par signe ; un échec se relit dans la base, qui sait quand réessayer.
  sizeCalculation: ({ html, sommaire }) => 200 + 2 * html.length + 200 * sommaire.length,
})
const enCours = new Map<string, Promise<Garde[]>>()
const phrase =
  'Un texte ne peut pas être mis en forme par le site. Raccourcissez-le, ou simplifiez sa mise en forme (listes, citations et liens imbriqués), puis recommencez.'
const phraseNonEssaye =
  "Ce texte n'a pas été essayé : trop d'autres, avant lui, ne peuvent pas être mis en forme. Corrigez-les, puis recommencez."
const apercuOccupe =
  "L'aperçu n'est pas disponible en ce moment : beaucoup sont demandés à la fois. Votre texte n'a pas changé ; redemandez l'aperçu dans une minute."

/**
 * Rend ces textes avant qu'ils soient gardés : les lire ne coûtera plus rien. ErreurMetier 422 si l'un d'eux ne se rend pas ;
 * 503 si le site est trop occupé pour le dire. À appeler hors de toute transaction, avant d'écrire quoi que ce soit.
 */
export async function assurerRendus(db: Db, demandes: readonly DemandeDeRendu[]): Promise<void> {
  const refus = await refuserRendus(db, demandes)
  if (refus) throw new ErreurMetier(422, refus)
}

/** La phrase qui refuse ces textes, ou rien s'ils se rendent tous (et sont gardés). 503 si le site est trop occupé. */
export async function refuserRendus(db: Db, demandes: readonly DemandeDeRendu[]): Promise<string | undefined> {
  return (await essayer(db, demandes, { echecsMax: 1 })).find((refus) => refus !== null) ?? undefined
}

/** Pour les lignes d'un import, une à une : `null` pour un texte rendu et gardé, sinon la phrase qui refuse sa ligne. */
export async function essayerRendus(db: Db, demandes: readonly DemandeDeRendu[]): Promise<(string | null)[]> {
  return essayer(db, demandes, { echecsMax: 20, attenteMs: 60_000 })
}

async function essayer(db: Db, demandes: readonly DemandeDeRendu[], options: OptionsDeRendu): Promise<(string | null)[]> {
  const voulues = demandes.map(avecEmpreinte)
  const manquantes = await chercherLesAutres(db, voulues, new Map(), (garde) => garde.echec === null)
  const rendus = await rendreAPart(manquantes, options)
  await upsertRendus(
    db,
    manquantes.flatMap(({ empreinte }, rang) => {
      const rendu = rendus[rang]
      return estRendu(rendu) ? [{ ...rendu, empreinte, echec: null }] : []
    }),
  )
  // Un refus certain se dit ; sinon, une seule réponse qui manque les fait toutes attendre.
  if (rendus.includes('occupe') && !rendus.some((rendu) => rendu instanceof EchecDAtelier && options.echecsMax === 1))
    throw new EchecDAtelier('occupe')
  const refus = new Map(manquantes.flatMap(({ empreinte }, rang) => (estRendu(rendus[rang]) ? [] : [[empreinte, refusDe(rendus[rang])]])))
  return voulues.map(({ empreinte }) => refus.get(empreinte) ?? null)
}

const estRendu = (issue: IssueDeRendu | undefined): issue is Rendu => typeof issue === 'object' && !(issue instanceof EchecDAtelier)
const refusDe = (issue: IssueDeRendu | undefined): string => (issue instanceof EchecDAtelier ? phrase : phraseNonEssaye)

/**
 * Les rendus de ces textes, dans l'ordre : de la mémoire, sinon de la base en une requête, sinon faits et gardés. Un texte qui n'a
 * pas pu être essayé (site occupé) se lit échappé cette fois, et rien ne garde la page qui le montre.
 */
export async function lireRendus(db: Db, demandes: readonly DemandeDeRendu[]): Promise<Rendu[]> {
  const voulues = demandes.map(avecEmpreinte)
  const connus = new Map<string, RenduGarde>()
  const manquantes = await chercherLesAutres(db, voulues, connus, () => true)
  if (manquantes.length > 0)
    for (const garde of await rendreEtGarder(db, manquantes)) {
      if (garde.provisoire) noterProvisoire()
      connus.set(garde.empreinte, garde)
    }
  return voulues.map((demande) => (demande.texte === '' ? vide : (connus.get(demande.empreinte) ?? repli(demande))))
}

/** Le HTML de chacun de ces textes, par texte. */
export async function lireHtmls(db: Db, genre: GenreDeRendu, textes: readonly string[]): Promise<Map<string, string>> {
  const rendus = await lireRendus(
    db,
    textes.map((texte) => ({ genre, texte })),
  )
  return new Map(textes.map((texte, rang) => [texte, rendus[rang]?.html ?? '']))
}

/** Un texte que rien ne garde encore, pour son aperçu ; passe après la lecture et les envois. ErreurMetier : 422 s'il ne se rend pas, 503. */
export async function apercevoirRendu(demande: DemandeDeRendu): Promise<Rendu> {
  if (demande.texte === '') return vide
  const [rendu] = await rendreAPart([demande], { echecsMax: 1, enDernier: true })
  if (estRendu(rendu)) return rendu
  throw rendu === 'occupe' ? new ErreurMetier(503, apercuOccupe) : new ErreurMetier(422, phrase)
}

/** Ces textes sans mise en forme, pour la recherche. N'échoue jamais et ne garde rien : au pire, le Markdown tel quel. */
export async function enTextes(textes: readonly string[]): Promise<string[]> {
  const demandes = textes.map((texte) => ({ genre: 'texte', texte }) as const)
  const pleines = demandes.filter(({ texte }) => texte !== '')
  if (pleines.length === 0) return demandes.map(() => '')
  const rendus = await rendreAPart(pleines, { echecsMax: 3, attenteMs: 2000 })
  const parTexte = new Map(pleines.map(({ texte }, rang) => [texte, rendus[rang]]))
  return demandes.map((demande) => {
    const rendu = parTexte.get(demande.texte)
    return estRendu(rendu) ? rendu.html : repli(demande).html
  })
}

const vide: Rendu = { html: '', sommaire: [] }
const avecEmpreinte = (demande: DemandeDeRendu): Demande => ({ ...demande, empreinte: empreinteDe(demande) })

// Met dans `connus` ce qui est déjà rendu et convient, et rend le reste, une fois chacun.
async function chercherLesAutres(db: Db, voulues: Demande[], connus: Map<string, RenduGarde>, convient: (garde: RenduGarde) => boolean) {
  const restantes = new Map(voulues.filter(({ texte }) => texte !== '').map((demande) => [demande.empreinte, demande]))
  const admettre = (empreinte: string, garde: RenduGarde | undefined) => {
    if (!garde || !convient(garde)) return
    connus.set(empreinte, garde)
    restantes.delete(empreinte)
  }
  for (const empreinte of [...restantes.keys()]) admettre(empreinte, recents.get(empreinte))
  if (restantes.size > 0)
    for (const { empreinte, ...garde } of await listRendus(db, [...restantes.keys()])) {
      if (garde.echec === null) recents.set(empreinte, garde)
      admettre(empreinte, garde)
    }
  return [...restantes.values()]
}

// Une page très demandée n'est pas rendue autant de fois qu'elle est demandée : la suite attend le premier rendu.
function rendreEtGarder(db: Db, manquantes: Demande[]): Promise<Garde[]> {
  const cle = manquantes.map(({ empreinte }) => empreinte).join()
  const deja = enCours.get(cle)
  if (deja) return deja
  const rendu = rendreOuReplier(db, manquantes).finally(() => enCours.delete(cle))
  enCours.set(cle, rendu)
  return rendu
}

async function rendreOuReplier(db: Db, manquantes: Demande[]): Promise<Garde[]> {
  const rendus = await rendreAPart(manquantes, { echecsMax: 3 })
  const gardes = manquantes.map((demande, rang): Garde => {
    const rendu = rendus[rang]
    const { empreinte } = demande
    if (estRendu(rendu)) return { ...rendu, empreinte, echec: null, provisoire: false }
    const fautif = rendu instanceof EchecDAtelier
    return { ...repli(demande), empreinte, echec: fautif ? rendu.raison : null, provisoire: !fautif }
  })
  const aGarder = gardes.filter(({ provisoire }) => !provisoire)
  for (const { empreinte, html, sommaire, echec } of aGarder) if (echec === null) recents.set(empreinte, { html, sommaire, echec })
  // Ne pas pouvoir garder (réplique de lecture, disque plein) n'empêche pas de lire.
  await upsertRendus(db, aGarder).catch((erreur: Error) => journal.warn({ erreur: erreur.message }, 'rendu non gardé'))
  return gardes
}
