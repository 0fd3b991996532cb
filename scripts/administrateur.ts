import { adresseSchema } from '#membre/membre.schema.ts'
import { nommerAdministrateur } from '#membre/nommer-administrateur.ts'
import { lireAdresse } from '#socle/adresse-ecoutee.ts'
import { avecServeur } from '#socle/avec-serveur.ts'
import { config } from '#socle/config.ts'
import { ouvrirDb } from '#socle/db.ts'
import { migrer } from '#socle/migrations.ts'

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
// Le site peut écouter ailleurs que ne le disent les réglages de cette commande : son dernier démarrage le sait.
const ecoutee = await lireAdresse()
const adresse = config.adressePublique ?? ecoutee?.publique ?? config.adresse
console.log(`Pour entrer, dans les 15 minutes :\n\n  ${adresse}${lien.slice(config.adresse.length)}\n`)
if (!ecoutee)
  console.log(
    'Aucun démarrage du site n’est connu sur ces données : lancez « npm start », et si l’adresse qu’il affiche est autre, remplacez le début du lien.',
  )
else if (!ecoutee.repond)
  console.log(`Le site ne répond pas à ${ecoutee.locale} pour l’instant : lancez « npm start », puis suivez le lien.`)
