import { texteDe } from '#champ/saisie.ts'
import type { Db } from '#socle/db.ts'
import { type Erreurs, type Saisie, verifier } from '#socle/formulaire.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { type Niveau, nomEtCode, type Territoire } from '#territoire/territoire.ts'
import type { Acteur, SaisieDeFiche } from '../acteur.ts'
import { type Choix, type ListeDeLaFiche, lireChoix } from './choix.ts'
import { type FicheEnvoyee, ficheSchema } from './fiche.schema.ts'

/** `lieux` : quand le siège saisi désigne plusieurs lieux, ceux entre lesquels choisir. */
export type LectureDeFiche = { ok: true; valeurs: SaisieDeFiche } | { ok: false; erreurs: Erreurs; lieux: Territoire[] }

const niveauxDuSiege = ['commune', 'departement'] as const
const territoiresMax = 100

/**
 * Comprend un formulaire de fiche : toutes ses erreurs d'un coup, une phrase par champ. `avant` : la fiche modifiée, dont
 * ce que le formulaire ne montre pas (lieu exact, identifiant d'import, adresse de contact) est gardé.
 */
export async function lireSaisieDeFiche(db: Db, saisie: Saisie, avant?: Acteur): Promise<LectureDeFiche> {
  const lu = verifier(saisie, ficheSchema)
  const [choix, siege, action] = await Promise.all([
    lireChoix(db, avant),
    lireSiege(db, saisie, avant),
    lireTerritoires(db, texteDe(saisie, 'territoires')),
  ])
  const termes = lu.ok ? lireTermes(lu.valeurs, choix) : { erreurs: {} }
  const erreurs = { ...siege.erreurs, ...action.erreurs, ...termes.erreurs, ...(lu.ok ? {} : lu.erreurs) }
  if (!lu.ok || !('profilId' in termes) || Object.keys(erreurs).length > 0) return { ok: false, erreurs, lieux: siege.lieux }
  return { ok: true, valeurs: composer(lu.valeurs, { ...termes, siege: siege.lieu, territoireIds: action.ids }, avant) }
}

type Resolu = { profilId: number; sphereId: number | null; termeIds: number[]; siege: Territoire | null; territoireIds: number[] }

function composer(envoyee: FicheEnvoyee, { siege, ...resolu }: Resolu, avant?: Acteur): SaisieDeFiche {
  const communeId = siege?.niveau === 'commune' ? siege.id : null
  const memeLieu = avant !== undefined && avant.communeId === communeId && avant.adresse === envoyee.adresse
  const { nom, resume, description, adresse, liens, siret, rna, source } = envoyee
  return {
    ...{ nom, resume, description, adresse, liens, siret, rna, source, communeId },
    profilId: resolu.profilId,
    sphereId: resolu.sphereId,
    termeIds: resolu.termeIds,
    territoireIds: resolu.territoireIds,
    estCatalyseur: envoyee.est_catalyseur,
    departementId: siege?.niveau === 'departement' ? siege.id : null,
    point: memeLieu ? avant.point : null,
    cleExterne: avant?.cleExterne ?? null,
    courrielContact: envoyee.retirer_contact ? null : (envoyee.courriel_contact ?? avant?.courrielContact ?? null),
  }
}

type Lieu = { lieu: Territoire | null; lieux: Territoire[]; erreurs: Erreurs }

async function lireSiege(db: Db, saisie: Saisie, avant?: Acteur): Promise<Lieu> {
  const ecrit = texteDe(saisie, 'commune').slice(0, 200)
  // Le choix offert ne vaut que pour le texte qui l'a fait naître : qui récrit le champ a changé d'avis.
  const texte = texteDe(saisie, 'commune_lue') === ecrit ? texteDe(saisie, 'commune_choix') || ecrit : ecrit
  if (texte === '') {
    const connaissait = avant === undefined || avant.communeId !== null || avant.departementId !== null
    return { lieu: null, lieux: [], erreurs: connaissait ? { commune: 'Écrivez la commune du siège ; à défaut, le département.' } : {} }
  }
  const lu = await resoudre(db, texte, niveauxDuSiege)
  if (lu.length === 1 && lu[0]) return { lieu: lu[0], lieux: [], erreurs: {} }
  const phrase =
    lu.length > 1
      ? `Plusieurs lieux peuvent s'appeler « ${texte} » : choisissez le bon.`
      : `Aucune commune ne s'appelle « ${texte} ». Essayez un autre nom, ou un code postal.`
  return { lieu: null, lieux: lu, erreurs: { commune: phrase } }
}

async function lireTerritoires(db: Db, texte: string): Promise<{ ids: number[]; erreurs: Erreurs }> {
  const lignes = [
    ...new Set(
      texte
        .slice(0, 10_000)
        .split(/[\n;]+/)
        .map((ligne) => ligne.trim()),
    ),
  ].filter((ligne) => ligne !== '')
  if (lignes.length > territoiresMax)
    return {
      ids: [],
      erreurs: { territoires: `C'est trop de territoires : ${territoiresMax} au plus. Un département ou une région en résume beaucoup.` },
    }
  const ids = new Set<number>()
  const phrases: string[] = []
  for (const ligne of lignes) {
    const lu = await resoudre(db, ligne)
    if (lu.length === 1 && lu[0]) ids.add(lu[0].id)
    else
      phrases.push(
        lu.length === 0
          ? `« ${ligne} » n'est pas connu.`
          : `« ${ligne} » : écrivez ${lu
              .slice(0, 4)
              .map((t) => `« ${nomEtCode(t)} »`)
              .join(' ou ')}.`,
      )
  }
  return { ids: [...ids], erreurs: phrases.length > 0 ? { territoires: phrases.slice(0, 5).join(' ') } : {} }
}

// Un seul : trouvé. « Paris (75) » dit aussi la commune de Paris : quand le texte est le nom entier de l'un d'eux, c'est lui.
async function resoudre(db: Db, texte: string, niveaux?: readonly Niveau[]): Promise<Territoire[]> {
  const lu = await resoudreTerritoire(db, texte, niveaux ? { niveaux } : {})
  if (lu.genre === 'trouve') return [lu.territoire]
  if (lu.genre === 'inconnu') return []
  const exacts = lu.choix.filter((t) => nomEtCode(t) === texte)
  return exacts.length === 1 ? exacts : lu.choix.slice(0, 8)
}

type Termes = { erreurs: Erreurs } | { erreurs: Erreurs; profilId: number; sphereId: number | null; termeIds: number[] }

function lireTermes(envoyee: FicheEnvoyee, choix: Choix): Termes {
  const trouver = (liste: ListeDeLaFiche, code: string) => choix[liste].find((terme) => terme.code === code)
  const profil = trouver('profil', envoyee.profil)
  const sphere = trouver('sphere', envoyee.sphere)
  const erreurs: Erreurs = {}
  if (!profil) erreurs.profil = 'Choisissez un profil dans la liste.'
  if (envoyee.sphere !== '' && !sphere) erreurs.sphere = 'Choisissez une sphère dans la liste.'
  const coches = (
    [
      ['pratiques', 'pratique'],
      ['activites', 'activite'],
      ['thematiques', 'thematique'],
      ['odd', 'odd'],
    ] as const
  ).flatMap(([champ, liste]) =>
    envoyee[champ].flatMap((code) => {
      const terme = trouver(liste, code)
      if (!terme) erreurs[champ === 'activites' ? 'pratiques' : champ] = 'Cochez seulement des cases de la liste.'
      return terme ?? []
    }),
  )
  if (!profil || Object.keys(erreurs).length > 0) return { erreurs }
  // Une activité dit aussi sa pratique : la fiche se trouve alors par l'une comme par l'autre.
  const pratiques = coches.flatMap((terme) => (terme.liste === 'activite' && terme.parentId !== null ? [terme.parentId] : []))
  return {
    erreurs,
    profilId: profil.id,
    sphereId: sphere?.id ?? null,
    termeIds: [...new Set([...coches.map((terme) => terme.id), ...pratiques])],
  }
}
