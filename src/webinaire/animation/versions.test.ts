import { beforeEach, describe, expect, it } from 'vitest'
import { insertPerimetre } from '#membre/membre.repository.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { changerEtat, findById, modifierSeance } from '../seance.depot.ts'
import { creerSeance } from '../seance.factory.ts'
import type { SaisieDeSeance, Seance } from '../seance.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const auteur = { auteurId: null, motif: 'modification' }
const recrire = (seance: Seance, change: Partial<SaisieDeSeance>) =>
  base.db.transaction().execute((trx) => modifierSeance(trx, seance.id, { ...seance, ...change }, auteur))

async function lire(chemin: string, cookie: string): Promise<{ statut: number; texte: string }> {
  const reponse = await (await base.app()).request(chemin, { headers: { cookie } })
  return { statut: reponse.status, texte: (await reponse.text()).replace(/<[^>]*>/g, '') }
}

describe('les versions d’une séance', () => {
  it('deux versions se comparent champ par champ, état compris', async () => {
    const seance = await creerSeance(base.db, { etat: 'brouillon' })
    await recrire(seance, { titre: 'Les lucioles, mieux', description: 'Une ligne neuve.' })
    await base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat: 'annoncee' }, auteur))
    const { cookie } = await base.connecter({ role: 'animateur' })
    const { texte } = await lire(`/webinaires/${seance.slug}/historique?de=1&a=3`, cookie)
    expect(texte).toMatch(/ÉtatBrouillon|État− retiré : Brouillon/)
    expect(texte).toContain('Une ligne neuve.')
    expect(texte).not.toContain('Lucie Lumière')
    expect((await lire(`/webinaires/${seance.slug}/historique?de=1&a=9`, cookie)).statut).toBe(404)
  })

  it('revenir à une version se demande, puis se fait, et laisse l’autre dans la liste', async () => {
    const seance = await creerSeance(base.db)
    await recrire(seance, { titre: 'Un autre titre', debut: new Date(Date.now() + 20 * 86_400_000), programme: [] })
    const { cookie } = await base.connecter({ role: 'animateur' })
    const chemin = `/webinaires/${seance.slug}/historique/1/restaurer`
    const { texte } = await lire(chemin, cookie)
    expect(texte).toMatch(/Les personnes inscrites en seront prévenues[\s\S]*Un autre titre[\s\S]*Lucie Lumière/)
    expect((await findById(base.db, seance.id))?.titre).toBe('Un autre titre')
    expect((await poster(await base.app(), chemin, {}, cookie)).status).toBe(303)
    const { modifieLe: _, revision: __, ...apres } = (await findById(base.db, seance.id)) ?? seance
    expect(seance).toMatchObject(apres)
    expect((await lire(`/webinaires/${seance.slug}/historique`, cookie)).texte).toContain('retour à la version 1')
  })

  it('ce qui a disparu depuis ne revient pas, et n’empêche pas de revenir', async () => {
    const seance = await creerSeance(base.db)
    await base.db
      .updateTable('historique')
      .set({ contenu: JSON.stringify({ ...seance, cycleId: 999, partenaireIds: [999], documents: [{ titre: 'x', fichierId: 999 }] }) })
      .where('salle', '=', 'webinaire')
      .execute()
    await recrire(seance, { titre: 'Un autre titre' })
    const { cookie } = await base.connecter({ role: 'animateur' })
    expect((await poster(await base.app(), `/webinaires/${seance.slug}/historique/1/restaurer`, {}, cookie)).status).toBe(303)
    expect(await findById(base.db, seance.id)).toMatchObject({ titre: seance.titre, cycleId: null, partenaireIds: [], documents: [] })
  })

  it('l’animation d’une autre thématique n’y touche pas', async () => {
    const seance = await creerSeance(base.db)
    const autre = base.db.selectFrom('terme').select('id').where('liste', '=', 'thematique').where('id', 'not in', seance.termeIds)
    const ailleurs = await base.connecter({ role: 'animateur' })
    await insertPerimetre(base.db, ailleurs.id, { thematique_id: (await autre.limit(1).executeTakeFirstOrThrow()).id })
    const chemin = `/webinaires/${seance.slug}/historique/1/restaurer`
    expect((await lire(chemin, ailleurs.cookie)).statut).toBe(403)
    expect((await poster(await base.app(), chemin, {}, ailleurs.cookie)).status).toBe(403)
  })
})
