import { beforeEach, describe, expect, it } from 'vitest'
import { changerSuivi, findById } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { importerTexte } from '#acteur/echange/import.factory.ts'
import { effacerMesDonnees, exporterMesDonnees } from '#membre/donnees-personnelles.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { salles } from '#salles.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { contact, essaiDuRelais, message, mots, prouverContact } from './contact.factory.ts'
import { remettreMessages } from './remettre-messages.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const { courriels, gardes, preuve, ecrire, nouvelleFiche, ecrireLAdresse } = essaiDuRelais(base)
const jour = 86_400_000

describe('une adresse confirmée ne l’est plus', () => {
  it('quand elle change, quand elle est ôtée, et même quand l’ancienne revient avec une version d’avant', async () => {
    const fiche = await nouvelleFiche()
    await prouverContact(base.db, fiche)
    await ecrireLAdresse(fiche.id, 'autre@lucioles.invalid')
    expect(await preuve(fiche.id)).toBeNull()
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const retour = await poster(await base.app(), '/acteurs/atelier-des-lucioles/historique/1/restaurer', {}, cookie)
    expect([retour.status, (await findById(base.db, fiche.id))?.courrielContact, await preuve(fiche.id)]).toEqual([303, contact, null])
    await prouverContact(base.db, fiche)
    await ecrireLAdresse(fiche.id, null)
    expect(await preuve(fiche.id)).toBeNull()
  })

  it('quand un import en donne une autre ; un import qui n’y touche pas la laisse confirmée', async () => {
    const fiche = await nouvelleFiche()
    await prouverContact(base.db, fiche)
    await importerTexte(base.db, `cle,resume,courriel_contact\n${fiche.slug},Autre résumé,${contact}\n`)
    expect(await preuve(fiche.id)).not.toBeNull()
    await importerTexte(base.db, `cle,courriel_contact\n${fiche.slug},autre@lucioles.invalid\n`)
    expect([(await findById(base.db, fiche.id))?.courrielContact, await preuve(fiche.id)]).toEqual(['autre@lucioles.invalid', null])
  })

  it('quand la personne dont c’était l’adresse efface ses données ; ce qu’elle avait écrit et qui attend s’efface aussi', async () => {
    const fiche = await nouvelleFiche()
    await prouverContact(base.db, fiche)
    const membre = await creerMembre(base.db, { courriel: contact })
    await creerActeur(base.db, { nom: 'Muette', courrielContact: 'muette@lucioles.invalid' })
    await poster(await base.app(), '/acteurs/muette/ecrire', { ...message, courriel: contact })
    await poster(await base.app(), '/acteurs/muette/ecrire', message)
    const { acteur } = await exporterMesDonnees(base.db, membre, salles)
    expect(acteur).toMatchObject({ messages_gardes: [{ a: 'Muette', message: message.message }] })
    await effacerMesDonnees(base.db, membre, salles)
    expect(await preuve(fiche.id)).toBeNull()
    expect((await gardes()).map(({ courriel }) => courriel)).toEqual([message.courriel])
  })
})

describe('le travail de fond', () => {
  it('remet à qui s’est mis à tenir la fiche, ou a ouvert un compte à cette adresse ; une fois', async () => {
    const tenue = await nouvelleFiche()
    await ecrire()
    const autre = await creerActeur(base.db, { nom: 'Autre', courrielContact: 'autre@lucioles.invalid' })
    await poster(await base.app(), `/acteurs/${autre.slug}/ecrire`, message)
    await remettreMessages(base.db)
    expect(await gardes()).toHaveLength(2)
    const tient = await creerMembre(base.db, { courriel: 'tient@essai.invalid' })
    const suivi = { auteurId: null, motif: 'revendication acceptée' }
    await base.db.transaction().execute((trx) => changerSuivi(trx, tenue.id, { proprietaire_id: tient.id }, suivi))
    await creerMembre(base.db, { courriel: 'autre@lucioles.invalid' })
    await Promise.all([remettreMessages(base.db), remettreMessages(base.db)])
    const remis = [...(await courriels('tient@essai.invalid')), ...(await courriels('autre@lucioles.invalid'))].filter(({ texte }) =>
      mots.test(texte),
    )
    expect(remis.map(({ destinataire }) => destinataire)).toEqual(['tient@essai.invalid', 'autre@lucioles.invalid'])
  })

  it('demande une fois à une adresse nouvelle de se confirmer, et efface après trente jours', async () => {
    const { id } = await nouvelleFiche()
    await ecrire()
    await ecrireLAdresse(id, 'autre@lucioles.invalid')
    await remettreMessages(base.db)
    await remettreMessages(base.db, new Date(Date.now() + 29 * jour))
    expect([(await courriels('autre@lucioles.invalid')).length, (await gardes()).length]).toEqual([1, 1])
    await remettreMessages(base.db, new Date(Date.now() + 31 * jour))
    expect(await gardes()).toEqual([])
  })
})
