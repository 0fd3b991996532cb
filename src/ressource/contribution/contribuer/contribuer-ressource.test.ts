import { beforeEach, expect, it } from 'vitest'
import { creerFichier } from '#fichier/fichier.factory.ts'
import { saisieDe } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { enregistrerBrouillon } from '../brouillon/enregistrer-brouillon.ts'
import { contribuerRessource } from './contribuer-ressource.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

it('interrompue au milieu, une contribution ne laisse rien à moitié : ni ressource, ni demande, et le brouillon reste', async () => {
  const { id } = await base.connecter()
  const membre = {
    id,
    nom: 'Ana',
    courriel: 'ana@essai.invalid',
    role: 'membre' as const,
    perimetres: { territoires: [], thematiques: [] },
  }
  const modele = await creerRessource(base.db)
  const fichier = await creerFichier(base.db, { membreId: id })
  const brouillon = await enregistrerBrouillon(base.db, { membreId: id, ressourceId: null, connu: null, saisie: { titre: 'Réunir' } })
  const compter = async () => ({
    ressources: (await base.db.selectFrom('ressource').select('id').execute()).length,
    versions: (await base.db.selectFrom('historique').select('id').execute()).length,
    demandes: (await base.db.selectFrom('demande').select('id').execute()).length,
    brouillons: (await base.db.selectFrom('ressource_brouillon').select('id').execute()).length,
    pris: (await base.db.selectFrom('fichier').select('id').where('utilise_le', 'is not', null).execute()).length,
    indexees: (await base.db.selectFrom('moteur').select('objet_id').execute()).length,
  })
  const avant = await compter()
  const valeurs = { ...saisieDe(modele), titre: 'Réunir', fichiers: [{ id: fichier.id, titre: '' }] }
  const contribution = { valeurs, images: [], adaptation: null, auteur: { membre }, publier: false, brouillonId: brouillon.id }
  const annulee = base.db.transaction().execute(async (trx) => {
    // La même suite d'écritures, dans une transaction que l'on fait échouer à la toute fin.
    const sienne = new Proxy(trx, {
      get: (cible, nom) => {
        if (nom === 'transaction') return () => ({ execute: (f: (t: typeof trx) => unknown) => f(trx) })
        const valeur = Reflect.get(cible, nom)
        return typeof valeur === 'function' ? valeur.bind(cible) : valeur
      },
    })
    await contribuerRessource(sienne, contribution)
    throw new Error('arrêt')
  })
  await expect(annulee).rejects.toThrow('arrêt')
  expect(await compter()).toEqual(avant)
  await expect(contribuerRessource(base.db, { ...contribution, valeurs: { ...valeurs, acteurIds: [987_654_321] } })).rejects.toThrow()
  expect(await compter()).toEqual(avant)
  await contribuerRessource(base.db, contribution)
  expect(await compter()).toMatchObject({ ressources: 2, demandes: 1, brouillons: 0, pris: 1 })
})
