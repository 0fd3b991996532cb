import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest } from './base-de-test.ts'
import { creerBase, supprimerBase, urlDe } from './bases.ts'
import { ouvrirConnexion } from './connexion.ts'
import { type Base, type Db, ouvrirDb } from './db.ts'
import { marquerPresence } from './presence.ts'
import { restaurer } from './restauration.ts'
import { sauvegarder } from './sauvegarde.ts'

const base = baseDeTest()
let dossier = ''
let fichier = ''

beforeAll(async () => {
  dossier = await mkdtemp(path.join(os.tmpdir(), 'sauvegarde-'))
  fichier = path.join(dossier, 'essai.tar.gz')
  const membre = await creerMembre(base.db, { role: 'animateur' })
  await creerActeur(base.db, { nom: 'Ce que « tab\t», « retour\n» et \\N ne cassent pas', auteurId: membre.id, proprietaireId: membre.id })
  await creerActeur(base.db, { nom: 'Une fiche proposée', etat: 'proposee' })
  await alleger(base.base)
  await sauvegarder(base.base.url, fichier)
})
afterAll(() => rm(dossier, { recursive: true }))

describe('sauvegarder et restaurer', () => {
  it('une sauvegarde remise dans une base vide rend chaque ligne de chaque table', async () => {
    await surUneBaseVide(async (db, url) => {
      await restaurer(url, fichier)
      expect(await empreintes(db)).toEqual(await empreintes(base.db))
    })
  })

  it('après une restauration, une nouvelle fiche reçoit un identifiant neuf et compte dans les facettes', async () => {
    await surUneBaseVide(async (db, url) => {
      await restaurer(url, fichier)
      const neuve = await creerActeur(db, { nom: 'Une fiche écrite après' })
      const { rows } = await sql<{
        compte: number
      }>`SELECT sum(bit_count(bits))::int AS compte FROM facette WHERE salle = 'acteur' AND dimension = 'tous'`.execute(db)
      expect(neuve.id).toBe(3)
      expect(rows[0]?.compte).toBe(2)
    })
  })

  it('une base qui contient déjà des données est refusée, sauf à la remplacer', async () => {
    await surUneBaseVide(async (db, url) => {
      await restaurer(url, fichier)
      await creerActeur(db, { nom: 'Une fiche qui sera effacée' })
      await expect(restaurer(url, fichier)).rejects.toThrow(/contient déjà des données/)
      await restaurer(url, fichier, { remplacer: true })
      expect(await empreintes(db)).toEqual(await empreintes(base.db))
    })
  })

  it('un fichier faux, coupé ou altéré est refusé par une phrase, et ne change rien', async () => {
    const bon = await readFile(fichier)
    const altere = gunzipSync(bon)
    altere.write('Une fiche changée!', altere.indexOf('Une fiche proposée'))
    const cas: [Buffer, RegExp][] = [
      [Buffer.from('rien de bon'), /n'est pas une sauvegarde/],
      [gzipSync('rien de bon'), /n'est pas une sauvegarde|abîmée/],
      [bon.subarray(0, bon.length - 500), /abîmée/],
      [bon.subarray(0, bon.length / 3), /abîmée/],
      [gzipSync(altere), /empreinte annoncée|abîmée/],
      [gzipSync(remplacerTexte(gunzipSync(bon), '"migration": "0', '"migration": "9')), /version plus récente/],
    ]
    await surUneBaseVide(async (db, url) => {
      for (const [contenu, phrase] of cas) {
        await writeFile(path.join(dossier, 'faux.tar.gz'), contenu)
        await expect(restaurer(url, path.join(dossier, 'faux.tar.gz'))).rejects.toThrow(phrase)
        expect(await empreintes(db)).toEqual({})
      }
    })
  })

  it('sous une application qui tourne, la restauration est refusée par une phrase, et ne change rien', async () => {
    await surUneBaseVide(async (db, url) => {
      await restaurer(url, fichier)
      const application = await ouvrirConnexion(url, 'application')
      await marquerPresence(application)
      await expect(restaurer(url, fichier, { remplacer: true })).rejects.toThrow(/Catalyse tourne sur cette base : arrêtez-la/)
      expect(await empreintes(db)).toEqual(await empreintes(base.db))
      await application.end()
    })
  })

  it('coupée au milieu, une restauration ne change rien : ni les données, ni la file des travaux', async () => {
    await surUneBaseVide(async (db, url) => {
      await restaurer(url, fichier)
      await creerActeur(db, { nom: 'Une fiche qui doit rester' })
      await sql`CREATE SCHEMA pgboss CREATE TABLE temoin (n int)`.execute(db)
      const avant = await empreintes(db)
      // La connexion est coupée pendant qu'elle charge une table, quand tout est déjà effacé dans sa transaction.
      const reprise = restaurer(url, fichier, { remplacer: true }).catch((erreur: Error) => erreur)
      await couperEnRoute(url)
      expect(await reprise).toBeInstanceOf(Error)
      expect(await empreintes(db)).toEqual(avant)
      expect((await sql`SELECT n FROM pgboss.temoin`.execute(db)).rows).toEqual([])
    })
  })

  it('un fichier absent, une base étrangère : une phrase', async () => {
    await surUneBaseVide(async (_db, url) => {
      await expect(restaurer(url, path.join(dossier, 'absent.tar.gz'))).rejects.toThrow("Ce fichier n'existe pas.")
      await expect(sauvegarder(url, path.join(dossier, 'vide.tar.gz'))).rejects.toThrow(/rien à sauvegarder/)
    })
  })
})

// Les communes de trois départements suffisent : une restauration refait chaque table, quel que soit leur nombre.
async function alleger({ pool }: Base): Promise<void> {
  const autres = "niveau = 'commune' AND code !~ '^(59|62|63)'"
  await pool.query(`BEGIN; SET LOCAL session_replication_role = replica;
    DELETE FROM contour WHERE territoire_id IN (SELECT id FROM territoire WHERE ${autres}); DELETE FROM territoire WHERE ${autres}; COMMIT`)
}

async function couperEnRoute(url: string): Promise<void> {
  const { pool, fermer } = ouvrirDb(url, { max: 1 })
  for (let essai = 0; essai < 2000; essai++) {
    const { rowCount } = await pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'catalyse-restauration' AND query LIKE 'COPY public.%'",
    )
    if (rowCount) return fermer()
    await new Promise((suite) => setTimeout(suite, 2))
  }
  throw new Error("La restauration a fini avant d'être coupée.")
}

async function surUneBaseVide(faire: (db: Db, url: string) => Promise<void>): Promise<void> {
  const { serveur } = inject('postgres')
  const url = urlDe(serveur, `catalyse_vide_${process.pid}_${Math.random().toString(36).slice(2, 8)}_test`)
  await creerBase(serveur, url.match(/\/([^/?]+)(\?|$)/)?.[1] ?? '')
  const { db, fermer } = ouvrirDb(url, { max: 2 })
  try {
    await faire(db, url)
  } finally {
    await fermer()
    await supprimerBase(serveur, url)
  }
}

/** Par table, le nombre de lignes et une empreinte de leur contenu entier, colonnes calculées comprises. */
async function empreintes(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{
    nom: string
  }>`SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%' AND tablename <> 'limite_debit' ORDER BY 1`.execute(
    db,
  )
  const resultat: Record<string, string> = {}
  for (const { nom } of rows) {
    const { rows: lues } = await sql<{
      e: string
    }>`SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS e FROM ${sql.table(nom)} t`.execute(
      db,
    )
    resultat[nom] = lues[0]?.e ?? ''
  }
  return resultat
}

function remplacerTexte(contenu: Buffer, de: string, vers: string): Buffer {
  contenu.write(vers, contenu.indexOf(de))
  return contenu
}
