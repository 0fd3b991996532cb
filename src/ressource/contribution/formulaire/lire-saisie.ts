import { casesDe, texteDe } from '#champ/saisie.ts'
import { listByCles } from '#fichier/fichier.repository.ts'
import { estUneImage, type Fichier } from '#fichier/fichier.ts'
import { type Cadre, champsDuCadre } from '#ressource/cadre.tsx'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { type Erreurs, type Saisie, verifier } from '#socle/formulaire.ts'
import type { Territoire } from '#territoire/territoire.ts'
import { type Choix, lireChoix } from './choix.ts'
import { lireLieu } from './lire-lieu.ts'
import { listActeursNommes, listRessourcesNommees } from './rapprocher.repository.ts'
import { rapprocher, slugDeLAdresse } from './rapprocher.ts'
import { cadreMax, type RessourceEnvoyee, ressourceSchema } from './ressource.schema.ts'

/** `images` : celles du texte, déposées ici. `lieux` : quand le territoire saisi en désigne plusieurs, lesquels. */
export type LectureDeRessource =
  | { ok: true; valeurs: SaisieDeRessource; images: Fichier[]; adaptation: string }
  | { ok: false; erreurs: Erreurs; lieux: Territoire[] }

/**
 * Comprend un formulaire de ressource : toutes ses erreurs d'un coup, une phrase par champ. `avant` : la ressource
 * modifiée, dont ce que le formulaire ne montre pas est gardé.
 */
export async function lireSaisieDeRessource(db: Db, saisie: Saisie, avant?: SaisieDeRessource): Promise<LectureDeRessource> {
  const lu = verifier(saisie, ressourceSchema)
  const [choix, lieu, fichiers] = await Promise.all([lireChoix(db, avant), lireLieu(db, saisie), listByCles(db, clesDe(saisie))])
  const termes = lu.ok ? lireTermes(lu.valeurs, choix) : { erreurs: {} }
  const liens = lu.ok ? await lireLiens(db, lu.valeurs, avant) : { erreurs: {} }
  const cadre = lireCadre(saisie)
  const erreurs = { ...lieu.erreurs, ...cadre.erreurs, ...termes.erreurs, ...liens.erreurs, ...(lu.ok ? {} : lu.erreurs) }
  if (!lu.ok || !('typeId' in termes) || !('acteurIds' in liens) || Object.keys(erreurs).length > 0)
    return { ok: false, erreurs, lieux: lieu.lieux }
  const { titre, resume, corps, duree, annee, auteurs, licence, source, source_url, type, adaptation } = lu.valeurs
  const valeurs: SaisieDeRessource = {
    ...{ titre, resume, corps, annee, auteurs, licence, source },
    sourceUrl: source_url,
    dureeMinutes: duree,
    typeId: termes.typeId,
    maturiteId: termes.maturiteId,
    termeIds: termes.termeIds,
    cadre: type === 'exemple' ? cadre.valeurs : null,
    territoireId: lieu.lieu?.id ?? null,
    langue: avant?.langue ?? 'fr',
    cleExterne: avant?.cleExterne ?? null,
    estProposition: avant?.estProposition ?? false,
    acteurIds: liens.acteurIds,
    lieeIds: liens.lieeIds,
    fichiers: fichiers
      .filter((fichier) => !estUneImage(fichier) || casesDe(saisie, 'fichiers').includes(fichier.cle))
      .map(({ id, cle }) => ({ id, titre: texteDe(saisie, `titre_${cle}`).slice(0, 200) })),
  }
  const images = fichiers.filter(({ cle }) => casesDe(saisie, 'images').includes(cle) || corps.includes(`/fichiers/${cle}/`))
  return { ok: true, valeurs, adaptation, images: images.map((i) => ({ ...i, alternative: alternativeDe(saisie, i) })) }
}

const alternativeDe = (saisie: Saisie, { cle, alternative }: Fichier) =>
  saisie[`alternative_${cle}`] === undefined ? alternative : texteDe(saisie, `alternative_${cle}`).slice(0, 500)

/** Les clés des fichiers joints, et des images du texte. */
export function clesDe(saisie: Saisie): string[] {
  const citees = [...texteDe(saisie, 'corps').matchAll(/\/fichiers\/([\w-]{22})\//g)].map(([, cle = '']) => cle)
  return [...new Set([...casesDe(saisie, 'fichiers'), ...casesDe(saisie, 'images'), ...citees])].slice(0, 200)
}

function lireCadre(saisie: Saisie): { valeurs: Cadre | null; erreurs: Erreurs } {
  const champ = (nom: (typeof champsDuCadre)[number]) => texteDe(saisie, `cadre_${nom}`)
  const erreurs: Erreurs = {}
  for (const nom of champsDuCadre)
    if (champ(nom).length > cadreMax) erreurs[`cadre_${nom}`] = 'Ce texte est trop long : 10 000 caractères au plus.'
  const valeurs = {
    besoin: champ('besoin'),
    spheres: champ('spheres'),
    fait: champ('fait'),
    cout: champ('cout'),
    duree: champ('duree'),
    effets: champ('effets'),
    reprendre: champ('reprendre'),
    limites: champ('limites'),
  }
  return { valeurs: Object.values(valeurs).some(Boolean) ? valeurs : null, erreurs }
}

type Termes = { erreurs: Erreurs } | { erreurs: Erreurs; typeId: number; maturiteId: number | null; termeIds: number[] }

function lireTermes(envoyee: RessourceEnvoyee, choix: Choix): Termes {
  const erreurs: Erreurs = {}
  const trouver = (liste: keyof Choix, code: string) => choix[liste].find((terme) => terme.code === code)
  const type = trouver('medoc', envoyee.type)
  const maturite = trouver('maturite', envoyee.maturite)
  if (!type) erreurs.type = 'Choisissez dans la liste.'
  if (envoyee.maturite !== '' && !maturite) erreurs.maturite = 'Choisissez dans la liste.'
  const coches = (
    [
      ['thematiques', 'thematique'],
      ['pratiques', 'pratique'],
      ['profils', 'profil'],
      ['odd', 'odd'],
      ['cibles', 'cible'],
    ] as const
  ).flatMap(([champ, liste]) =>
    envoyee[champ].flatMap((code) => {
      const terme = trouver(liste, code)
      if (!terme) erreurs[champ] = 'Cochez seulement des cases de la liste.'
      return terme?.id ?? []
    }),
  )
  if (!type || Object.keys(erreurs).length > 0) return { erreurs }
  return { erreurs, typeId: type.id, maturiteId: maturite?.id ?? null, termeIds: [...new Set(coches)] }
}

async function lireLiens(db: Db, { acteurs, liees }: RessourceEnvoyee, avant?: SaisieDeRessource) {
  const cherche = (lignes: string[], portes: number[]) => ({ noms: lignes, slugs: lignes.flatMap((l) => slugDeLAdresse(l) ?? []), portes })
  const [organisations, ressources] = await Promise.all([
    listActeursNommes(db, cherche(acteurs, avant?.acteurIds ?? [])),
    listRessourcesNommees(db, cherche(liees, avant?.lieeIds ?? [])),
  ])
  const lus = {
    acteurs: rapprocher(acteurs, organisations, {
      inconnu: "n'est pas dans l'annuaire : citez-la plutôt parmi les auteurs, ou proposez d'abord sa fiche.",
      chemin: '/acteurs',
    }),
    liees: rapprocher(liees, ressources, {
      inconnu: "n'est pas une ressource publiée : copiez son titre ou son adresse.",
      chemin: '/ressources',
    }),
  }
  const erreurs: Erreurs = {}
  for (const champ of ['acteurs', 'liees'] as const) if (lus[champ].phrases.length > 0) erreurs[champ] = lus[champ].phrases.join(' ')
  return { erreurs, acteurIds: lus.acteurs.ids, lieeIds: lus.liees.ids }
}
