import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { acteurs, catalyseurs } from '#acteur/annuaire.ts'
import { indexerActeurs } from '#acteur/document-acteur.ts'
import { compterTous } from '#fiche/catalogue/consulter.ts'
import type { Fonds } from '#fiche/catalogue/question/fonds.ts'
import { ressources } from '#ressource/fonds.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { assurerDemonstration } from './charger-demonstration.ts'
import { findDecor } from './decor.repository.ts'
import { engendrer } from './engendrer.ts'

const base = baseDeTest()
const combien = (fonds: Fonds<unknown>) => compterTous(base.db, fonds)

beforeAll(async () => {
  await base.vider()
  await assurerDemonstration(base.base, { jour: '2026-01-15' })
})

describe('la démonstration', () => {
  it('est toujours la même pour la même graine, et une autre pour une autre', async () => {
    const decor = await findDecor(base.db)
    const prendre = (graine: number) => JSON.stringify([...engendrer(decor, { taille: 300, graine })])
    expect(prendre(7)).toBe(prendre(7))
    expect(prendre(7)).not.toBe(prendre(8))
  })

  it('compte 350 catalyseurs et 2 000 autres acteurs, tous dits fictifs', async () => {
    expect(await combien(catalyseurs)).toBe(350)
    expect(await combien(acteurs)).toBe(2350)
    const { rows } = await sql<{
      n: number
    }>`SELECT count(*) AS n FROM acteur WHERE nom NOT LIKE '%(fictif)' OR source NOT LIKE 'Démonstration%'`.execute(base.db)
    expect(Number(rows[0]?.n)).toBe(0)
  })

  it('a un catalyseur dans chaque département, et plus de monde là où l’on vit nombreux', async () => {
    const { rows } = await sql<{ departements: number; catalyses: number; paris: number; lozere: number }>`
      SELECT (SELECT count(*) FROM territoire WHERE niveau = 'departement' AND nature IS DISTINCT FROM 'supprimee' AND id IN (SELECT departement_id FROM territoire WHERE niveau = 'commune' AND population > 0)) AS departements,
        (SELECT count(DISTINCT departement_id) FROM acteur WHERE est_catalyseur) AS catalyses,
        (SELECT count(*) FROM acteur a JOIN territoire d ON d.id = a.departement_id AND d.code = '75') AS paris,
        (SELECT count(*) FROM acteur a JOIN territoire d ON d.id = a.departement_id AND d.code = '48') AS lozere`.execute(base.db)
    const { departements, catalyses, paris, lozere } = rows[0] ?? { departements: 0, catalyses: -1, paris: 0, lozere: 0 }
    expect(Number(catalyses)).toBe(Number(departements))
    expect(Number(paris)).toBeGreaterThan(Number(lozere))
  })

  it('a des fiches tenues et d’autres non, vérifiées ou non, aux territoires et aux listes variés', async () => {
    const { rows } = await sql<{ tenues: number; verifiees: number; profils: number; niveaux: number }>`
      SELECT count(proprietaire_id) AS tenues, count(verifiee_le) AS verifiees, count(DISTINCT profil_id) AS profils,
        (SELECT count(DISTINCT t.niveau) FROM acteur, unnest(territoires) AS u JOIN territoire t ON t.id = u) AS niveaux FROM acteur`.execute(
      base.db,
    )
    const { tenues, verifiees, profils, niveaux } = rows[0] ?? { tenues: 0, verifiees: 0, profils: 0, niveaux: 0 }
    expect(Number(tenues) > 400 && Number(tenues) < 1200 && Number(verifiees) > 1200 && Number(verifiees) < 2350).toBe(true)
    expect([Number(profils), Number(niveaux)]).toEqual([8, 4])
  })

  it('a des zones, des facettes et un index de recherche comme si chaque fiche avait été saisie', async () => {
    const { rows: zones } = await sql`SELECT id FROM acteur WHERE zones <> zones_de(territoires || commune_id)`.execute(base.db)
    expect(zones).toEqual([])
    const facettes = () =>
      sql`SELECT dimension, valeur, tranche, md5(bits::text) FROM facette WHERE salle = 'acteur' AND bit_count(bits) > 0 ORDER BY 1, 2, 3`.execute(
        base.db,
      )
    const index = () =>
      sql`SELECT objet_id, salle, titre, index::text, point::text FROM moteur WHERE salle IN ('catalyseur', 'acteur') ORDER BY objet_id LIMIT 200`.execute(
        base.db,
      )
    const avant = [(await facettes()).rows, (await index()).rows]
    await sql`UPDATE acteur SET etat = 'archivee'`.execute(base.db)
    await sql`UPDATE acteur SET etat = 'publiee'`.execute(base.db)
    await indexerActeurs(
      base.db,
      Array.from({ length: 200 }, (_, i) => i + 1),
    )
    expect([(await facettes()).rows, (await index()).rows]).toEqual(avant)
  })

  it('a cent vingt ressources de tous les types, toutes dites fictives, cherchées et comptées', async () => {
    const { rows } = await sql<{ n: number; types: number; exemples: number }>`
      SELECT count(*) AS n, count(DISTINCT type_id) AS types, count(cadre) AS exemples FROM ressource WHERE titre LIKE '%(fictif)' AND etat = 'publiee'`.execute(
      base.db,
    )
    expect(rows[0]).toMatchObject({ n: 120, types: 7 })
    expect(Number(rows[0]?.exemples)).toBeGreaterThan(10)
    expect(await combien(ressources)).toBe(120)
    expect(await (await (await base.app()).request('/ressources?q=epicerie+solidaire')).text()).toMatch(/épicerie solidaire[^<]*\(fictif\)/)
  })

  it('se cherche, faute de frappe comprise', async () => {
    const page = await (await base.app()).request('/catalyseurs?q=fabriqe')
    expect(await page.text()).toMatch(/La Fabrique [^<]*\(fictif\)/)
  })

  it('n’est engendrée qu’une fois ; une autre taille la refait, index compris', async () => {
    const index = () => sql`SELECT indexname FROM pg_indexes WHERE tablename IN ('acteur', 'moteur') ORDER BY 1`.execute(base.db)
    const avant = (await index()).rows
    await base.db.updateTable('acteur').set({ resume: 'Touchée' }).where('id', '=', 1).execute()
    await assurerDemonstration(base.base)
    expect(await base.db.selectFrom('acteur').select('resume').where('id', '=', 1).executeTakeFirst()).toEqual({ resume: 'Touchée' })
    await assurerDemonstration(base.base, { taille: 12_000 })
    expect(await combien(acteurs)).toBe(12_000)
    expect((await index()).rows).toEqual(avant)
  }, 120_000)

  it('refuse une base qui porte de vraies fiches', async () => {
    await base.vider()
    await sql`DELETE FROM etat_de_la_base WHERE cle = 'demonstration'`.execute(base.db)
    await creerActeur(base.db)
    await expect(assurerDemonstration(base.base)).rejects.toThrow(/ne sont pas de démonstration/)
  })
})
