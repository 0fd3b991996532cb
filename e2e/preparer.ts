import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { preparerBase } from '#preparer-base.ts'
import { creerBase } from '#socle/bases.ts'
import { config } from '#socle/config.ts'
import { ouvrirDb } from '#socle/db.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { creerJeuDEssai } from '../tests/jeu-d-essai.ts'

/**
 * Avant le serveur des essais : une base neuve, remplie, et une session ouverte par sorte de personne. Ce que les essais
 * doivent en savoir (noms, clés, cookies) est écrit dans <dossier>/jeu.json.
 */
// La prise de PostgreSQL vit dans le dossier : un serveur resté d'un essai interrompu est d'abord arrêté.
await (await demarrerPostgres(config.dossier, { fsync: 'off' })).arreter()
rmSync(path.join(config.dossier, 'postgres'), { recursive: true, force: true })
const serveur = await demarrerPostgres(config.dossier, { fsync: 'off' })
await creerBase(serveur.url('postgres'), 'catalyse')
const base = ouvrirDb(serveur.url('catalyse'), { max: 4 })
await preparerBase(base.db)
const jeu = await creerJeuDEssai(base.db, { fiches: 40 })
await base.fermer()
await serveur.arreter()
mkdirSync(config.dossier, { recursive: true })
writeFileSync(path.join(config.dossier, 'jeu.json'), JSON.stringify(jeu))
