import { beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from './base-de-test.ts'

const base = baseDeTest()
const fiche = {
  nom: 'Organisation d’essai',
  profil: 'association',
  commune: 'Clermont-Ferrand (63113)',
  votre_nom: 'Camille Essai',
  votre_courriel: 'camille@essai.invalid',
  autre_organisation: '1',
}

// La base répond à l'écriture par ce code, que porte un déclencheur : c'est elle qui parle, comme un jour de panne.
beforeAll(async () => {
  await base.base.pool.query(`
    CREATE TABLE panne_d_essai (code text);
    CREATE FUNCTION en_panne() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE panne text := (SELECT code FROM panne_d_essai);
      BEGIN IF panne IS NOT NULL THEN RAISE EXCEPTION 'panne' USING ERRCODE = panne; END IF; RETURN NEW; END $$;
    CREATE TRIGGER en_panne BEFORE INSERT ON demande FOR EACH ROW EXECUTE FUNCTION en_panne()`)
})

describe('la base ne peut pas écrire', () => {
  it.each([
    { panne: 'le disque est plein', code: '53100', phrase: 'Le disque du site est plein', revenir: '300' },
    { panne: 'la mémoire manque', code: '53200', phrase: 'manque de mémoire', revenir: '60' },
    { panne: "c'est une réplique, en lecture seule", code: '25006', phrase: 'Le site se relève', revenir: '5' },
    { panne: "elle s'arrête", code: '57P01', phrase: 'Le site se relève', revenir: '5' },
  ])('$panne : 503, une phrase, et rien à moitié', async ({ code, phrase, revenir }) => {
    const app = await base.app()
    await base.base.pool.query('INSERT INTO panne_d_essai VALUES ($1)', [code])
    const reponse = await poster(app, '/acteurs/proposer', fiche)
    expect([reponse.status, reponse.headers.get('retry-after')]).toEqual([503, revenir])
    expect(await reponse.text()).toContain(phrase)
    expect(await base.db.selectFrom('acteur').select('id').execute()).toEqual([])
    // Les lectures, elles, continuent.
    expect((await app.request('/catalyseurs')).status).toBe(200)
    await base.base.pool.query('DELETE FROM panne_d_essai')
    expect((await poster(app, '/acteurs/proposer', fiche)).status).toBe(303)
    await base.vider()
  })
})
