import { existsSync } from 'node:fs'
import path from 'node:path'
import { adresseSchema } from '../src/membre/membre.schema.ts'
import { nommerAdministrateur } from '../src/membre/nommer-administrateur.ts'
import { creerBase } from '../src/socle/bases.ts'
import { config } from '../src/socle/config.ts'
import { ouvrirDb } from '../src/socle/db.ts'
import { migrer } from '../src/socle/migrations.ts'
import { demarrerPostgres } from '../src/socle/postgres-embarque.ts'

/** npm run administrateur -- adresse@exemple.fr : crée ou promeut un administrateur, et écrit son lien de connexion. */
const lue = adresseSchema.safeParse(process.argv[2])
if (!lue.success) {
  console.error('Donnez une adresse électronique : npm run administrateur -- prenom.nom@exemple.fr')
  process.exit(1)
}
const { url, refermer } = await ouvrirServeur()
const base = ouvrirDb(url, { max: 2 })
await migrer(base.db)
const { cree, lien } = await nommerAdministrateur(base.db, lue.data)
await base.fermer()
await refermer()
console.log(`${lue.data} ${cree ? 'a maintenant un compte et' : ''} administre ce site.`.replace(/ +/g, ' '))
console.log(`Pour entrer, dans les 15 minutes :\n\n  ${lien}\n`)

// La base embarquée est reprise si l'application tourne, et alors laissée ouverte ; sinon elle est refermée.
async function ouvrirServeur(): Promise<{ url: string; refermer: () => Promise<void> }> {
  if (config.baseUrl) return { url: config.baseUrl, refermer: async () => {} }
  const tournait = existsSync(path.join(config.dossier, 'postgres', 'postmaster.pid'))
  const serveur = await demarrerPostgres(config.dossier)
  await creerBase(serveur.url('postgres'), 'catalyse')
  return { url: serveur.url('catalyse'), refermer: async () => void (tournait || (await serveur.arreter())) }
}
