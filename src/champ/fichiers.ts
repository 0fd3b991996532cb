import { listByCles, listByIds } from '#fichier/fichier.repository.ts'
import { type Champ, champ, lu, type Rangement } from './champ.ts'
import type { Source } from './noms.ts'
import { casesDe, texteDe } from './saisie.ts'

/** Les fichiers déposés ici ; un formulaire les désigne par leur clé. */
export const sourceFichier: Source = {
  nom: 'fichier',
  nommer: async (db, ids) => new Map((await listByIds(db, ids)).map(({ id, nom, cle }) => [id, { nom, saisi: cle }])),
}

export type FichierJoint = { id: number; titre: string }

const estJoint = (brut: unknown): brut is FichierJoint =>
  typeof brut === 'object' &&
  brut !== null &&
  'id' in brut &&
  typeof brut.id === 'number' &&
  'titre' in brut &&
  typeof brut.titre === 'string'

/** Des fichiers joints, chacun avec son titre. La salle en dessine la saisie : elle y montre aussi de quoi en déposer d'autres. */
export function fichiers({ libelle, rangement }: { libelle: string; rangement: Rangement<FichierJoint[]> }): Champ<FichierJoint[]> {
  return champ<FichierJoint[]>({
    libelle,
    vide: [],
    garde: (brut) => (Array.isArray(brut) ? brut.filter(estJoint).map(({ id, titre }) => ({ id, titre })) : []),
    lire: async ({ db, saisie, nom }) => {
      const lus = await listByCles(db, casesDe(saisie, nom).slice(0, 200))
      return lu(lus.map(({ id, cle }) => ({ id, titre: texteDe(saisie, `titre_${cle}`).slice(0, 200) })))
    },
    remplir: (joints, nom, noms) => {
      const cles = joints.flatMap(({ id, titre }) => {
        const cle = noms.de(sourceFichier, id)?.saisi
        return cle === undefined ? [] : [{ cle, titre }]
      })
      return { [nom]: cles.map(({ cle }) => cle), ...Object.fromEntries(cles.map(({ cle, titre }) => [`titre_${cle}`, titre])) }
    },
    Controle: () => null,
    dire: (joints, noms) => [
      [libelle, joints.map(({ id, titre }) => [titre, noms.de(sourceFichier, id)?.nom ?? 'Fichier disparu'].filter(Boolean).join(' : '))],
    ],
    cite: (joints) => joints.map(({ id }) => ({ source: sourceFichier, id })),
    sansDisparus: (joints, noms) => joints.filter(({ id }) => noms.de(sourceFichier, id) !== undefined),
    libelles: () => ({ fichiers_envoyes: 'Fichiers à télécharger', images_envoyees: 'Images du texte' }),
    rangement,
  })
}
