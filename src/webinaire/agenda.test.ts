import fc from 'fast-check'
import ICAL from 'ical.js'
import { DateTime } from 'luxon'
import nodeIcal from 'node-ical'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { lireDateEtHeure } from '#socle/dates.ts'
import { ecrireAgenda } from './agenda.ts'
import { changerEtat, modifierSeance, saisieDe } from './seance.depot.ts'
import { creerCycle, creerSeance } from './seance.factory.ts'
import { finDeSeance, type Seance } from './seance.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const auteur = { auteurId: null, motif: 'essai' }
const demander = async (chemin: string) => (await base.app()).request(chemin)
const lire = async (chemin: string) => (await demander(chemin)).text()

/** Un abonné à l'agenda, tel que le lit ical.js : fuseau pris dans le fichier lui-même. */
function selonIcalJs(texte: string) {
  const agenda = new ICAL.Component(ICAL.parse(texte))
  for (const zone of agenda.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return agenda.getAllSubcomponents('vevent').map((composant) => {
    const e = new ICAL.Event(composant)
    return {
      uid: e.uid,
      debut: e.startDate.toJSDate(),
      fin: e.endDate.toJSDate(),
      entier: e.startDate.isDate,
      sequence: e.sequence,
      statut: composant.getFirstPropertyValue('status'),
      texte: composant.toString(),
    }
  })
}
function selonNodeIcal(texte: string) {
  return Object.values(nodeIcal.sync.parseICS(texte)).flatMap((e) => (e?.type === 'VEVENT' ? [e] : []))
}
const modele = (debut: Date, reste: Partial<Seance> = {}): Seance => ({
  ...{ id: 1, slug: 'essai', uid: 'uid-essai', revision: 3, etat: 'annoncee', motifAnnulation: '', cycleId: null, genre: 'webinaire' },
  ...{ titre: 'Un essai, deux; trois', question: 'Où \\ quand ?', resume: 'Ligne une.\nLigne deux.', description: '', debut },
  ...{ heureConnue: true, dureeMinutes: 90, lieu: '', territoireId: null, lienDirect: 'https://secret.invalid', termeIds: [] },
  ...{ inscriptionsOuvertes: true, questionsOuvertes: true, aRetenir: '', estProposition: false, source: '', programme: [] },
  ...{ contributionIds: [], partenaireIds: [], documents: [], ressourceIds: [] },
  ...{ videoId: null, videoUrl: null, transcriptionId: null, questionsModerees: true },
  ...{ proprietaireId: null, verifieeLe: null },
  ...{ creeLe: new Date('2026-01-01T10:00:00Z'), modifieLe: new Date('2026-01-02T10:00:00Z') },
  ...reste,
})

describe('une séance dans un agenda', () => {
  it('commence et finit à l’instant juste, quel que soit le jour, pour ical.js comme pour node-ical', () => {
    const instants = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 })
    fc.assert(
      fc.property(instants, fc.integer({ min: 5, max: 2880 }), (minute, dureeMinutes) => {
        const debut = new Date(minute * 60_000)
        // L'heure répétée d'octobre n'a qu'un nom pour deux instants : aucun agenda à l'heure de Paris ne les distingue.
        fc.pre(![debut, new Date(debut.getTime() + dureeMinutes * 60_000)].some(ambigue))
        const seance = modele(debut, { dureeMinutes })
        const texte = ecrireAgenda([seance], { nom: 'Essai' })
        const [lu] = selonIcalJs(texte)
        const [autre] = selonNodeIcal(texte)
        expect([lu?.debut, lu?.fin, lu?.uid, lu?.sequence]).toEqual([debut, finDeSeance(seance), 'uid-essai', 3])
        expect([autre?.start.getTime(), autre?.end?.getTime()]).toEqual([debut.getTime(), finDeSeance(seance).getTime()])
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['2026-03-28', '22:00', '2026-03-28T21:00:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', '09:00', '2026-03-29T07:00:00.000Z'],
    ['2026-10-24', '23:30', '2026-10-24T21:30:00.000Z'],
    ['2026-10-25', '09:00', '2026-10-25T08:00:00.000Z'],
  ])('le %s à %s, au changement d’heure, est bien %s', (jour, heure, attendu) => {
    const debut = lireDateEtHeure(jour, heure) ?? new Date(Number.NaN)
    const texte = ecrireAgenda([modele(debut)], { nom: 'Essai' })
    expect(texte).toContain(`DTSTART;TZID=Europe/Paris:${jour.replaceAll('-', '')}T${heure.replace(':', '')}00`)
    expect(selonIcalJs(texte)[0]?.debut.toISOString()).toBe(attendu)
    expect(selonNodeIcal(texte)[0]?.start.toISOString()).toBe(attendu)
  })

  it('sans heure connue, elle prend la journée entière', () => {
    const texte = ecrireAgenda([modele(lireDateEtHeure('2023-06-08', null) ?? new Date(0), { heureConnue: false })], { nom: 'Essai' })
    expect(texte).toContain('DTSTART;VALUE=DATE:20230608')
    expect(texte).toContain('DTEND;VALUE=DATE:20230609')
    expect(selonIcalJs(texte)[0]?.entier).toBe(true)
    expect(selonNodeIcal(texte)[0]?.datetype).toBe('date')
  })

  it('échappe virgules, points-virgules, barres et retours ; lignes de 75 octets au plus ; dates de service en temps universel', () => {
    const texte = ecrireAgenda([modele(new Date('2026-05-05T08:00:00Z'), { titre: 'É'.repeat(120) })], { nom: 'Essai' })
    expect(selonIcalJs(texte)[0]?.texte).toContain('Ligne une.\\nLigne deux.')
    for (const ligne of texte.split('\r\n')) expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75)
    expect(texte).toMatch(/DTSTAMP:20260102T100000Z/)
    expect(texte).toMatch(/LAST-MODIFIED:20260102T100000Z/)
  })

  it('la pièce jointe d’une personne inscrite dit où se connecter ; celle d’une annulation annule', () => {
    const seance = modele(new Date('2026-05-05T08:00:00Z'))
    expect(ecrireAgenda([seance], { nom: 'x', methode: 'PUBLISH', avecLien: true })).toContain('https://secret.invalid')
    const annulation = ecrireAgenda([seance], { nom: 'x', methode: 'CANCEL' })
    expect(annulation).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
    expect(annulation).toMatch(/ORGANIZER[^\r\n]*mailto:/i)
  })
})

describe('les agendas publics', () => {
  it('sont entiers, par cycle, par thématique, ou d’une séance ; les brouillons et le lien de connexion n’y sont jamais', async () => {
    const cycle = await creerCycle(base.db)
    const [thematique] = await base.db
      .selectFrom('terme')
      .select(['id', 'code'])
      .where('liste', '=', 'thematique')
      .orderBy('id', 'desc')
      .execute()
    await creerSeance(base.db, { titre: 'Du cycle', cycleId: cycle.id })
    await creerSeance(base.db, { titre: 'Du thème', termeIds: [thematique?.id ?? 0] })
    await creerSeance(base.db, { titre: 'Brouillon', etat: 'brouillon' })
    const titres = async (chemin: string) => selonNodeIcal(await lire(chemin)).map(({ summary }) => summary)
    expect((await titres('/webinaires.ics')).sort()).toEqual(['Du cycle', 'Du thème'])
    expect(await titres(`/webinaires.ics?cycle=${cycle.slug}`)).toEqual(['Du cycle'])
    expect(await titres(`/webinaires.ics?thematique=${thematique?.code}`)).toEqual(['Du thème'])
    expect(await titres('/webinaires/du-cycle.ics')).toEqual(['Du cycle'])
    for (const chemin of ['/webinaires.ics', '/webinaires/du-cycle.ics', '/webinaires.atom'])
      expect(await lire(chemin)).not.toContain('visio.essai')
    for (const chemin of ['/webinaires.ics?cycle=xyz', '/webinaires.ics?thematique=xyz', '/webinaires/brouillon.ics', '/webinaires/x.ics'])
      expect((await demander(chemin)).status, chemin).toBe(404)
  })

  it('disent leur fuseau, leur rythme et leur type ; vides, ils restent justes', async () => {
    expect(selonIcalJs(await lire('/webinaires.ics'))).toEqual([])
    await creerSeance(base.db)
    const reponse = await demander('/webinaires.ics')
    const texte = await reponse.text()
    expect(reponse.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(texte).toMatch(/TZID:Europe\/Paris[\s\S]*REFRESH-INTERVAL;VALUE=DURATION:PT1H/)
  })

  it('gardent une séance déplacée ou annulée sous le même identifiant, avec une séquence plus grande', async () => {
    const seance = await creerSeance(base.db)
    const [avant] = selonIcalJs(await lire('/webinaires.ics'))
    const debut = new Date(seance.debut.getTime() + 3_600_000)
    await base.db.transaction().execute((trx) => modifierSeance(trx, seance.id, { ...saisieDe(seance), debut }, auteur))
    await base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat: 'annulee', motifAnnulation: 'Grève.' }, auteur))
    const [apres] = selonIcalJs(await lire('/webinaires.ics'))
    expect(apres).toMatchObject({ uid: avant?.uid, sequence: 2, statut: 'CANCELLED' })
    expect(apres?.texte).toContain('Grève.')
  })

  it('le fil Atom donne chaque séance, l’annulée le dit', async () => {
    const seance = await creerSeance(base.db, { titre: 'Titre & <esperluette>' })
    await base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat: 'annulee' }, auteur))
    const reponse = await demander('/webinaires.atom')
    const texte = await reponse.text()
    expect(reponse.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(texte).toMatch(/<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">[\s\S]*Annulé : Titre &amp; &lt;esperluette&gt;/)
  })
})

function ambigue(instant: Date): boolean {
  const la = DateTime.fromJSDate(instant, { zone: 'Europe/Paris' })
  return [la.plus({ hours: 1 }), la.minus({ hours: 1 })].some((autre) => autre.hour === la.hour && autre.day === la.day)
}
