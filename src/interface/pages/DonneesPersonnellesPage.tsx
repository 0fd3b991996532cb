import { FilAriane } from '../FilAriane.tsx'
import { Tableau } from '../Tableau.tsx'
import { Exploitant } from './Exploitant.tsx'

/** Ce qui est gardé, pourquoi, combien de temps : le résumé de docs/donnees-personnelles.md. */
export function DonneesPersonnellesPage({ exploitant }: { exploitant: string | undefined }) {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Données personnelles' }]} />
      <h1>Données personnelles</h1>
      <p class="chapeau">On lit tout ce qui est public sans compte, sans cookie et sans être suivi. Le reste est ici, en entier.</p>
      <Tableau legende="Ce qui est gardé sur une personne" colonnes={colonnes} lignes={gardees} />
      <section aria-labelledby="jamais">
        <h2 id="jamais">Ce qui n'est jamais gardé</h2>
        <ul>
          <li>Votre adresse réseau : les envois en rafale sont freinés par une empreinte, qui ne permet pas de la retrouver.</li>
          <li>Ce que vous lisez, ce que vous cherchez, votre navigateur.</li>
          <li>Un mot de passe : on entre par un lien reçu par courriel.</li>
        </ul>
        <p>
          Deux cookies existent, et lire n'en pose aucun. Après la connexion, celui qui vous garde connectée. En webinaire, si vous posez ou
          soutenez une question, celui qui fait compter un soutien par personne : un nombre tiré au sort, lu par les seules questions de
          cette séance, effacé le lendemain. Le choix clair ou sombre reste dans votre navigateur.
        </p>
      </section>
      <section aria-labelledby="contact">
        <h2 id="contact">Quand vous écrivez à quelqu'un</h2>
        <p>
          Votre message passe par un relais : l'adresse de l'autre ne vous est pas montrée. La vôtre lui est donnée pour qu'il puisse vous
          répondre, et le formulaire le dit avant l'envoi.
        </p>
      </section>
      <section aria-labelledby="droits">
        <h2 id="droits">Vos droits, sans rien demander à personne</h2>
        <p>
          Depuis <a href="/mon-compte/donnees">Mes données</a>, vous emportez tout dans un fichier ou vous effacez tout. Ce qui doit rester,
          une fiche publique ou une décision, reste sans votre nom. Une copie de sauvegarde faite avant l'effacement peut contenir encore
          vos données, le temps que la personne qui tient le site a fixé.
        </p>
      </section>
      <section aria-labelledby="responsable">
        <h2 id="responsable">Qui en répond</h2>
        <Exploitant exploitant={exploitant} />
        <p>
          Vous pouvez aussi saisir la <a href="https://www.cnil.fr/">CNIL</a>.
        </p>
      </section>
    </>
  )
}

const colonnes = [
  { cle: 'quoi', libelle: 'Quoi' },
  { cle: 'pourquoi', libelle: 'Pour quoi faire' },
  { cle: 'duree', libelle: 'Combien de temps' },
]
const gardees = [
  {
    quoi: 'Votre nom et votre adresse, si vous avez un compte',
    pourquoi: 'signer ce que vous faites, entrer, recevoir ce qui vous concerne',
    duree: 'la vie du compte',
  },
  { quoi: 'Votre session', pourquoi: 'rester connectée sur votre navigateur', duree: '60 jours' },
  { quoi: 'Le lien de connexion', pourquoi: "vérifier que l'adresse est la vôtre", duree: '15 minutes' },
  { quoi: "Le nom et l'adresse donnés avec une demande, sans compte", pourquoi: 'vous répondre', duree: '30 jours après la décision' },
  { quoi: 'Les courriels que le site écrit', pourquoi: 'les envoyer, comprendre un échec', duree: '30 jours' },
  {
    quoi: "L'adresse de contact d'une fiche, jamais montrée",
    pourquoi: 'transmettre les messages par le relais',
    duree: 'la vie de la fiche',
  },
  { quoi: 'Qui a modifié une fiche', pourquoi: "répondre d'une modification", duree: "jusqu'à votre effacement" },
]
