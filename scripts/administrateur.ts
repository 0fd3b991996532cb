import { adresseSchema } from '../src/membre/membre.schema.ts'
import { nommerAdministrateur } from '../src/membre/nommer-administrateur.ts'
import { avecServeur } from '../src/socle/avec-serveur.ts'
import { ouvrirDb } from '../src/socle/db.ts'
import { migrer } from '../src/socle/migrations.ts'

/** npm run administrateur -- adresse@exemple.fr : crée ou promeut un administrateur, et écrit son lien de connexion. */
const lue = adresseSchema.safeParse(process.argv[2])
if (!lue.success) {
  console.error('Donnez une adresse électronique : npm run administrateur -- prenom.nom@exemple.fr')
  process.exit(1)
}
const { cree, lien } = await avecServeur(async (url) => {
  const base = ouvrirDb(url, { max: 2 })
  try {
    await migrer(base.db)
    return await nommerAdministrateur(base.db, lue.data)
  } finally {
    await base.fermer()
  }
})
console.log(`${lue.data} ${cree ? 'a maintenant un compte et' : ''} administre ce site.`.replace(/ +/g, ' '))
console.log(`Pour entrer, dans les 15 minutes :\n\n  ${lien}\n`)
