import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { lirePieces } from '#socle/courriel.ts'
import { changerEtat, findById, modifierSeance, saisieDe } from '../seance.depot.ts'
import { creerSeance } from '../seance.factory.ts'
import { dateEnMots, type Seance } from '../seance.ts'
import { deletePerimees } from './inscription.repository.ts'
import { ecrireAuxInscrits } from './prevenir-inscrits.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const chemin = '/webinaires/les-lucioles-dans-le-territoire'
const ana = { courriel: 'Ana@essai.invalid', nom: 'Ana', structure: '' }
const auteur = { auteurId: null, motif: 'essai' }
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
const inscriptions = () => base.db.selectFrom('inscription').selectAll().orderBy('id').execute()
const demander = async (url: string) => (await base.app()).request(url)
const lien = (texte: string | undefined, usage: string) =>
  new RegExp(`/webinaires/inscription/${usage}\\?cle=[\\w-]+`).exec(texte ?? '')?.[0] ?? ''
const cleDuLien = (url: string) => url.split('cle=')[1] ?? ''

async function inscrire(champs: Record<string, string> = ana) {
  return poster(await base.app(), `${chemin}/inscription`, champs)
}
async function inscrireEtConfirmer(champs: Record<string, string> = ana) {
  await inscrire(champs)
  const cle = cleDuLien(lien((await courriels()).at(-1)?.texte, 'confirmer'))
  return poster(await base.app(), '/webinaires/inscription/confirmer', { cle })
}
const changer = (seance: Seance, changement: Partial<Seance>) =>
  base.db.transaction().execute((trx) => modifierSeance(trx, seance.id, { ...saisieDe(seance), ...changement }, auteur))
const deplacer = async (seance: Seance, jours: number) =>
  changer((await findById(base.db, seance.id)) ?? seance, { debut: new Date(seance.debut.getTime() + jours * 86_400_000) })
const annuler = (seance: Seance) =>
  base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat: 'annulee', motifAnnulation: 'La salle est fermée.' }, auteur))

describe('quand la séance change', () => {
  it('une autre date : un message par personne inscrite, avec le même identifiant et une séquence plus grande', async () => {
    const seance = await creerSeance(base.db)
    await inscrireEtConfirmer()
    await inscrire({ ...ana, courriel: 'jamais-confirmee@essai.invalid' })
    const avant = (await courriels()).length
    await changer(seance, { debut: new Date(seance.debut.getTime() + 86_400_000) })
    await changer((await findById(base.db, seance.id)) ?? seance, { resume: 'Un autre résumé ne vaut pas un message.' })
    const nouveaux = (await courriels()).slice(avant)
    expect(nouveaux.map(({ destinataire, sujet }) => [destinataire, sujet])).toEqual([
      ['ana@essai.invalid', 'Changement : Les lucioles dans le territoire'],
    ])
    expect(lirePieces(nouveaux[0]?.pieces)[0]?.contenu).toMatch(new RegExp(`UID:${seance.uid}[\\s\\S]*SEQUENCE:1`))
  })

  it('annulée : un seul message, qui la retire de l’agenda ; rétablie : un message aussi', async () => {
    const seance = await creerSeance(base.db)
    await inscrireEtConfirmer()
    await annuler(seance)
    await annuler(seance)
    const message = (await courriels()).at(-1)
    expect(await courriels()).toHaveLength(3)
    expect(message?.texte).toContain('La salle est fermée.')
    expect(lirePieces(message?.pieces)[0]?.contenu).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
    expect(await (await demander(chemin)).text()).toMatch(/Cette séance est annulée[\s\S]*La salle est fermée/)
    await base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat: 'annoncee' }, auteur))
    expect((await courriels()).at(-1)?.sujet).toMatch(/^Finalement maintenue/)
  })

  it('déplacée trois fois de suite : le premier message est parti, un seul suit, avec la dernière date', async () => {
    const seance = await creerSeance(base.db)
    await inscrireEtConfirmer()
    await deplacer(seance, 1)
    await base.db.updateTable('courriel').set({ envoye_le: new Date() }).execute()
    for (const jours of [2, 3]) await deplacer(seance, jours)
    const attendent = (await courriels()).filter(({ envoye_le }) => envoye_le === null)
    expect(attendent.map(({ sujet }) => sujet)).toEqual(['Changement : Les lucioles dans le territoire'])
    expect(attendent[0]?.pas_avant.getTime()).toBeGreaterThan(Date.now() + 9 * 60_000)
    const finale = await findById(base.db, seance.id)
    expect(attendent[0]?.texte).toContain(dateEnMots(finale ?? seance))
  })

  it('deux mots de l’animation partent tous deux, à dix minutes d’écart ; le même, une fois', async () => {
    const seance = await creerSeance(base.db)
    await inscrireEtConfirmer()
    const avant = (await courriels()).length
    for (const message of ['Apportez vos bottes.', 'Apportez vos bottes.', 'Le car part à huit heures.'])
      await ecrireAuxInscrits(base.db, seance, { sujet: 'Un mot', message })
    const mots = (await courriels()).slice(avant)
    expect(mots).toHaveLength(2)
    expect((mots[1]?.pas_avant.getTime() ?? 0) - (mots[0]?.pas_avant.getTime() ?? 0)).toBe(10 * 60_000)
  })
})

describe('après un retrait', () => {
  it('le lien « confirmer » d’avant ne réinscrit pas : il le dit, et renvoie à la séance', async () => {
    await creerSeance(base.db)
    await inscrireEtConfirmer()
    const ancien = lien((await courriels())[0]?.texte, 'confirmer')
    const retrait = cleDuLien(lien((await courriels())[1]?.texte, 'retirer'))
    await poster(await base.app(), `/webinaires/inscription/retirer?cle=${retrait}`, {})
    for (const reponse of [
      await demander(ancien),
      await poster(await base.app(), '/webinaires/inscription/confirmer', { cle: cleDuLien(ancien) }),
    ])
      expect([reponse.status, await reponse.text()]).toEqual([
        410,
        expect.stringMatching(/retiré·e de cette séance[\s\S]*inscrivez-vous de nouveau[\s\S]*Revenir à la page de la séance/),
      ])
    expect((await inscriptions())[0]?.etat).toBe('desinscrite')
    // Se réinscrire donne un nouveau lien, qui vaut ; l'ancien ne vaut toujours pas.
    await inscrireEtConfirmer()
    expect((await inscriptions())[0]?.etat).toBe('confirmee')
    expect((await demander(ancien)).status).toBe(410)
  })
})

describe('la purge', () => {
  it('oublie une demande sans réponse après sept jours, et toute inscription sans compte trente jours après la séance', async () => {
    const seance = await creerSeance(base.db)
    await inscrire()
    const dans = (jours: number) => new Date(Date.now() + jours * 86_400_000)
    await deletePerimees(base.db, dans(6))
    expect(await inscriptions()).toHaveLength(1)
    await deletePerimees(base.db, dans(8))
    expect(await inscriptions()).toEqual([])
    await inscrireEtConfirmer()
    const { cookie } = await base.connecter({})
    await poster(await base.app(), `${chemin}/inscription`, {}, cookie)
    await deletePerimees(base.db, new Date(seance.debut.getTime() + 29 * 86_400_000))
    expect(await inscriptions()).toHaveLength(2)
    await deletePerimees(base.db, new Date(seance.debut.getTime() + 31 * 86_400_000))
    expect((await inscriptions()).map(({ membre_id }) => membre_id !== null)).toEqual([true])
  })
})
