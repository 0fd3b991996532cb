import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { config } from '#socle/config.ts'
import { ouvrirDb } from '#socle/db.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { toutesLesPages } from '../tests/essais.ts'
import { assurerDossierServi } from '../tests/gabarits.ts'
import { creerJeuDEssai } from '../tests/jeu-d-essai.ts'

/**
 * Avant le serveur des essais : une base déjà servie, remplie, et une session ouverte par sorte de personne. Ce que les essais
 * doivent en savoir (noms, clés, cookies) est écrit dans <dossier>/jeu.json, et les pages à visiter dans pages.json.
 */
// La prise de PostgreSQL vit dans le dossier : un serveur resté d'un essai interrompu est d'abord arrêté.
await (await demarrerPostgres(config.dossier, { fsync: 'off' })).arreter()
rmSync(path.join(config.dossier, 'postgres'), { recursive: true, force: true })
execFileSync('cp', ['-a', path.join(await assurerDossierServi(), 'postgres'), config.dossier])
const serveur = await demarrerPostgres(config.dossier, { fsync: 'off' })
const base = ouvrirDb(serveur.url('catalyse'), { max: 4 })
const jeu = await creerJeuDEssai(base.db, { fiches: 40 })
await base.fermer()
await serveur.arreter()
writeFileSync(path.join(config.dossier, 'jeu.json'), JSON.stringify(jeu))
const pages = toutesLesPages.map((page) => ({ ...page, chemin: page.chemin(jeu) }))
writeFileSync(path.join(config.dossier, 'pages.json'), JSON.stringify(pages))
