import { beforeEach, describe, expect, it } from 'vitest'
import { deposerSur } from '#fiche/cycle/publication.ts'
import { rappelerFraicheur } from '#fiche/fraicheur/rappeler-fraicheur.ts'
import { effacerMesDonnees, exporterMesDonnees } from '#membre/donnees-personnelles.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { salles } from '#salles.ts'
import { tousLesRappels } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findById } from '../acteur.depot.ts'
import { creerActeur } from '../acteur.factory.ts'
import { sorteActeur } from '../acteur.sorte.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const adresse = 'ana@essai.invalid'

describe('les fiches d’une personne', () => {
  it('sont dans l’export de ses données, sans l’adresse d’une autre', async () => {
    const membre = await creerMembre(base.db, { courriel: adresse })
    await creerActeur(base.db, { nom: 'La mienne', proprietaireId: membre.id, courrielContact: adresse })
    await creerActeur(base.db, { nom: 'Avec une collègue', proprietaireId: membre.id, courrielContact: 'collegue@essai.invalid' })
    await creerActeur(base.db, { nom: 'Une autre' })
    const { acteur } = await exporterMesDonnees(base.db, membre, salles)
    expect(acteur).toMatchObject({ fiches: [{ nom: 'Avec une collègue' }, { nom: 'La mienne', contact: adresse }] })
    expect(JSON.stringify(acteur)).not.toMatch(/collegue@|Une autre/)
  })

  it('après son effacement, n’ont plus de propriétaire ; son adresse et son identifiant ne sont plus nulle part', async () => {
    const membre = await creerMembre(base.db, { courriel: adresse })
    const mienne = await creerActeur(base.db, { proprietaireId: membre.id, courrielContact: adresse, auteurId: membre.id })
    const autre = await creerActeur(base.db, { nom: 'Une autre', courrielContact: 'Ana@essai.invalid' })
    const gardee = await creerActeur(base.db, { nom: 'Gardée', courrielContact: 'joana@essai.invalid' })
    const auteur = { id: membre.id, nom: membre.nom }
    const demande = { genre: 'revendiquer', titre: 'Tenir', resume: 'Je suis Ana Martin, la directrice.', auteur }
    await base.db.transaction().execute((trx) => deposerSur(trx, sorteActeur, autre, demande))
    await rappelerFraicheur(base.db, tousLesRappels(salles), new Date(Date.now() + 400 * 86_400_000))
    await effacerMesDonnees(base.db, membre, salles)
    expect(await findById(base.db, mienne.id)).toMatchObject({ etat: 'publiee', proprietaireId: null, courrielContact: null })
    expect(await findById(base.db, autre.id)).toMatchObject({ courrielContact: null })
    expect(await findById(base.db, gardee.id)).toMatchObject({ courrielContact: 'joana@essai.invalid' })
    const traces = JSON.stringify([
      await base.db.selectFrom('acteur').selectAll().execute(),
      await base.db.selectFrom('historique').selectAll().execute(),
      await base.db.selectFrom('demande').selectAll().execute(),
      await base.db.selectFrom('courriel').selectAll().execute(),
    ])
    expect(traces).not.toContain(membre.id)
    expect(traces).not.toMatch(/(?<!jo)ana@essai|Ana Martin/i)
  })
})
