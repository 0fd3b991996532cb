import { beforeEach, describe, expect, it } from 'vitest'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { listUsages } from '#ressource/usage.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { comprendre } from '#socle/comprendre.ts'
import { lireDateEtHeure } from '#socle/dates.ts'
import { trouve } from '#socle/erreurs.ts'
import { chercher } from '#socle/moteur.ts'
import { changerEtat, findById, findBySlug, modifierSeance, saisieDe } from './seance.depot.ts'
import { creerCycle, creerSeance } from './seance.factory.ts'
import { listAVenir, listPassees } from './seance.repository.ts'
import { dateEnMots, momentDe, type SaisieDeSeance, type Seance } from './seance.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const auteur = { auteurId: null, motif: 'modification' }
const jour = 86_400_000
const modifier = async (seance: Seance, changement: Partial<SaisieDeSeance>) => {
  await base.db.transaction().execute((trx) => modifierSeance(trx, seance.id, { ...saisieDe(seance), ...changement }, auteur))
  return trouve(await findById(base.db, seance.id))
}
const passer = (seance: Seance, etat: Seance['etat'], motifAnnulation?: string) =>
  base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat, ...(motifAnnulation ? { motifAnnulation } : {}) }, auteur))
const lUneOuLAutre = async (mot: string) => {
  const requete = await comprendre(base.db, mot)
  return (await chercher(base.db, { salles: ['webinaire'], tsquery: requete.tsquery, limite: 5 })).map(({ titre }) => titre)
}
const instant = (jourCivil: string, heure: string | null) => {
  const lu = lireDateEtHeure(jourCivil, heure)
  if (!lu) throw new Error(jourCivil)
  return lu
}

describe('une séance', () => {
  it('se relit telle qu’elle a été écrite : programme, personnes, documents, cycle', async () => {
    const cycle = await creerCycle(base.db)
    const seance = await creerSeance(base.db, { cycleId: cycle.id })
    const lue = await findBySlug(base.db, 'les-lucioles-dans-le-territoire')
    expect(lue).toEqual(seance)
    expect(lue?.programme[0]?.interventions[0]).toMatchObject({ nom: 'Lucie Lumière', structure: 'Atelier des lucioles' })
  })

  it('deux séances de même titre ont deux adresses ; une page de la salle garde la sienne', async () => {
    await creerSeance(base.db)
    expect((await creerSeance(base.db)).slug).toBe('les-lucioles-dans-le-territoire-2')
    expect((await creerSeance(base.db, { titre: 'Animation' })).slug).toBe('animation-2')
  })

  it('la séquence de l’agenda avance avec la date, la durée, le lieu, l’annulation, et rien d’autre', async () => {
    const seance = await creerSeance(base.db)
    expect((await modifier(seance, { titre: 'Autre titre', aRetenir: 'Tout.' })).revision).toBe(0)
    const deplacee = await modifier(seance, { debut: new Date(seance.debut.getTime() + jour) })
    expect(deplacee.revision).toBe(1)
    expect((await modifier(deplacee, { dureeMinutes: 30 })).revision).toBe(2)
    const annulee = await passer(seance, 'annulee', 'La salle est fermée.')
    expect([annulee.revision, annulee.motifAnnulation]).toEqual([3, 'La salle est fermée.'])
    expect((await passer(seance, 'annoncee')).revision).toBe(4)
    expect(annulee.uid).toBe(seance.uid)
  })

  it('enregistrée sans changement, elle n’a pas de version de plus', async () => {
    const seance = await creerSeance(base.db)
    await modifier(seance, {})
    expect(await base.db.selectFrom('historique').selectAll().where('salle', '=', 'webinaire').execute()).toHaveLength(1)
  })

  it('annoncée, elle se trouve par la structure de qui parle ; archivée, non', async () => {
    const seance = await creerSeance(base.db)
    expect(await lUneOuLAutre('Lumière')).toEqual([seance.titre])
    await passer(seance, 'archivee')
    expect(await lUneOuLAutre('Lumière')).toEqual([])
    await creerSeance(base.db, { titre: 'Brouillon caché', etat: 'brouillon' })
    expect(await lUneOuLAutre('caché')).toEqual([])
  })

  it('dit aux ressources qu’elle s’en sert', async () => {
    const ressource = await creerRessource(base.db)
    const seance = await creerSeance(base.db, { ressourceIds: [ressource.id] })
    expect(await listUsages(base.db, ressource.id)).toEqual([
      { salle: 'webinaire', titre: seance.titre, chemin: '/webinaires/les-lucioles-dans-le-territoire' },
    ])
    await modifier(seance, { ressourceIds: [] })
    expect(await listUsages(base.db, ressource.id)).toEqual([])
  })
})

describe('à venir et passées', () => {
  it('la prochaine d’abord, la dernière passée d’abord, en direct reste à venir, les brouillons nulle part', async () => {
    const a = (titre: string, jours: number, reste: Partial<SaisieDeSeance> = {}) =>
      creerSeance(base.db, { titre, debut: new Date(Date.now() + jours * jour), ...reste })
    await a('Plus tard', 9)
    await a('Bientôt', 2)
    await a('En direct', -0.01)
    await a('Hier', -1)
    await a('Jadis', -400)
    await creerSeance(base.db, { titre: 'Cachée', etat: 'brouillon' })
    expect((await listAVenir(base.db, { limite: 9 })).map(({ titre }) => titre)).toEqual(['En direct', 'Bientôt', 'Plus tard'])
    expect((await listPassees(base.db, { limite: 9 })).map(({ titre }) => titre)).toEqual(['Hier', 'Jadis'])
  })

  it('sans heure connue, elle est à venir jusqu’à la fin du jour à Paris, en base comme dans la règle', async () => {
    const debut = instant('2023-06-08', null)
    await creerSeance(base.db, { debut, heureConnue: false })
    for (const [heure, attendu] of [
      ['2023-06-08T21:59:00Z', 'a-venir'],
      ['2023-06-08T22:00:00Z', 'passee'],
    ] as const) {
      const maintenant = new Date(heure)
      expect(momentDe({ debut, heureConnue: false, dureeMinutes: 90 }, maintenant)).toBe(attendu)
      expect((await listAVenir(base.db, { limite: 1, maintenant })).length).toBe(attendu === 'a-venir' ? 1 : 0)
      expect((await listPassees(base.db, { limite: 1, maintenant })).length).toBe(attendu === 'passee' ? 1 : 0)
    }
  })
})

describe('les dates en toutes lettres', () => {
  const dite = (jourCivil: string, heure: string | null, dureeMinutes: number) =>
    dateEnMots({ debut: instant(jourCivil, heure), heureConnue: heure !== null, dureeMinutes }).replaceAll('\u00a0', ' ')

  it('à l’heure de Paris, été comme hiver', () => {
    expect(dite('2023-04-13', '13:00', 90)).toBe('jeudi 13 avril 2023, de 13 h à 14 h 30')
    expect(dite('2023-12-01', '09:30', 60)).toBe('vendredi 1er décembre 2023, de 9 h 30 à 10 h 30')
    expect(dite('2023-06-08', null, 90)).toBe('jeudi 8 juin 2023')
    expect(dite('2023-06-08', null, 2880)).toBe('du jeudi 8 juin 2023 au vendredi 9 juin 2023')
  })

  it('une date impossible n’est pas lue', () => {
    expect(lireDateEtHeure('2023-02-30', null)).toBeUndefined()
    expect(lireDateEtHeure('demain', '13:00')).toBeUndefined()
  })
})
