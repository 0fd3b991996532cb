import { beforeEach, expect, it } from 'vitest'
import { enregistrerBrouillon } from '#fiche/ecriture/brouillon/enregistrer-brouillon.ts'
import { garderProposition, type Proposition } from '#fiche/ecriture/proposer.routes.tsx'
import { creerFichier } from '#fichier/fichier.factory.ts'
import { saisieDe } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { Db } from '#socle/db.ts'
import { cadreDeRessource } from '../ecriture-ressource.tsx'
import { contribuerRessource } from './garder-ressource.ts'

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
  const saisie = { titre: 'Réunir' }
  const brouillon = await enregistrerBrouillon(base.db, { salle: 'ressource', membreId: id, objetId: null, connu: null, saisie })
  const compter = async () => ({
    ressources: (await base.db.selectFrom('ressource').select('id').execute()).length,
    versions: (await base.db.selectFrom('historique').select('id').execute()).length,
    demandes: (await base.db.selectFrom('demande').select('id').execute()).length,
    brouillons: (await base.db.selectFrom('brouillon').select('id').execute()).length,
    pris: (await base.db.selectFrom('fichier').select('id').where('utilise_le', 'is not', null).execute()).length,
    indexees: (await base.db.selectFrom('moteur').select('objet_id').execute()).length,
  })
  const avant = await compter()
  const contenu = { ...saisieDe(modele), titre: 'Réunir', fichiers: [{ id: fichier.id, titre: '' }] }
  const envoyee = { fichiers: [fichier.cle], brouillon: String(brouillon.id) }
  const proposition = { contenu, saisie: envoyee, auteur: { id, nom: 'Ana' }, membre }
  const contribuer = (db: Db, proposee: Proposition<SaisieDeRessource>) =>
    garderProposition(db, sorteRessource, { ...cadreDeRessource, garder: contribuerRessource }, proposee)
  const annulee = base.db.transaction().execute(async (trx) => {
    // La même suite d'écritures, dans une transaction que l'on fait échouer à la toute fin.
    const sienne = new Proxy(trx, {
      get: (cible, nom) => {
        if (nom === 'transaction') return () => ({ execute: (f: (t: typeof trx) => unknown) => f(trx) })
        const valeur = Reflect.get(cible, nom)
        return typeof valeur === 'function' ? valeur.bind(cible) : valeur
      },
    })
    await contribuer(sienne, proposition)
    throw new Error('arrêt')
  })
  await expect(annulee).rejects.toThrow('arrêt')
  expect(await compter()).toEqual(avant)
  await expect(contribuer(base.db, { ...proposition, contenu: { ...contenu, acteurIds: [987_654_321] } })).rejects.toThrow()
  expect(await compter()).toEqual(avant)
  await contribuer(base.db, proposition)
  expect(await compter()).toMatchObject({ ressources: 2, demandes: 1, brouillons: 0, pris: 1 })
})
