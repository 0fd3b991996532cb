import type { Db } from '#socle/db.ts'
import { insertGroupement } from './groupement.repository.ts'
import { listParCodes } from './territoire.repository.ts'
import type { Niveau, Territoire } from './territoire.ts'

/** Un territoire réel, par son niveau et son code : Clermont-Ferrand si rien n'est dit. */
export async function territoireReel(db: Db, niveau: Niveau = 'commune', code = '63113'): Promise<Territoire> {
  const [t] = await listParCodes(db, [code], [niveau])
  if (!t) throw new Error(`Le territoire ${niveau} ${code} n'est pas chargé.`)
  return t
}

/** Un groupement de Clermont-Ferrand et de Thiers. */
export async function creerGroupement(db: Db, { nom = 'Pays d’essai', membres = [] as number[] } = {}): Promise<Territoire> {
  const ids = membres.length > 0 ? membres : [(await territoireReel(db)).id, (await territoireReel(db, 'commune', '63430')).id]
  const groupement = await db.transaction().execute((tx) => insertGroupement(tx, { nom, nature: 'Pays', membres: ids, auteur: 'Essai' }))
  if (!groupement) throw new Error("Le groupement n'a pas été créé.")
  return groupement
}

/** Un territoire qui n'est dans aucune base, pour les règles pures. */
export const territoireImagine = (valeurs: Partial<Territoire> = {}): Territoire => ({
  id: 1,
  niveau: 'commune',
  code: '63113',
  nom: 'Clermont-Ferrand',
  slug: '63113-clermont-ferrand',
  article: '',
  nature: null,
  population: 1000,
  codesPostaux: ['63000'],
  point: { longitude: 3.08, latitude: 45.78, approche: false },
  communeChefLieu: null,
  epciId: null,
  departementId: null,
  regionId: null,
  source: 'Essai',
  ...valeurs,
})
