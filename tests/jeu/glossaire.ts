import { modifierMot } from '#glossaire/administrer-glossaire.ts'
import { findMot } from '#glossaire/glossaire.repository.ts'
import { creerMot } from '#glossaire/mot.factory.ts'
import type { Db } from '#socle/db.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import type { QuiEssaie } from './qui-essaie.ts'

const code = 'mot-du-jeu'

/** De quoi voir pleines les pages de la salle : un mot, modifié une fois. */
export async function creerJeu(db: Db, { animateur }: QuiEssaie) {
  const lectures = { elu: 'Un mot de conseil municipal.', association: 'Un mot de réunion.', chercheur: 'Un objet d’étude.' }
  const mot =
    (await findMot(db, code)) ?? (await creerMot(db, { code, terme: 'Mot du jeu', formes: ['mots du jeu'], lectures, voir: ['alliance'] }))
  const version = await findNumeroCourant(db, 'glossaire', mot.id)
  const saisie = { terme: 'Mot du jeu', formes: ['MDJ'], definition: 'Un mot pour **essayer**.', ...lectures, entreprise: '' }
  await modifierMot(db, code, { ...saisie, voir: ['alliance'], source: 'Le jeu d’essai', proposition: true, version }, animateur)
  return { mot: code }
}
