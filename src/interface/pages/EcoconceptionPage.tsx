import { FilAriane } from '../FilAriane.tsx'
import { Tableau } from '../Tableau.tsx'

/** Les budgets, la façon de mesurer, ce qui est évité. Les chiffres sont des plafonds, non des promesses. */
export function EcoconceptionPage() {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Écoconception' }]} />
      <h1>Écoconception</h1>
      <p class="chapeau">Une page utile pèse moins qu'une photo. Nous fixons des plafonds, et les mesurons sur les pages réelles.</p>
      <Tableau legende="Plafonds par page, une fois compressée" colonnes={colonnes} lignes={plafonds} />
      <section aria-labelledby="mesure">
        <h2 id="mesure">Comment on mesure</h2>
        <p>
          On additionne les octets reçus par un navigateur qui n'a rien en mémoire : la page, la feuille de style, les scripts, les polices.
          La vue suivante est bien plus légère : tout sauf la page elle-même est déjà là.
        </p>
        <p>
          Pour le voir vous-même : ouvrez les outils de développement de votre navigateur, onglet « Réseau », et rechargez la page en
          ignorant le cache.
        </p>
      </section>
      <section aria-labelledby="evite">
        <h2 id="evite">Ce qui est évité</h2>
        <ul>
          <li>Les requêtes vers d'autres sites : il n'y en a aucune.</li>
          <li>Les traceurs, les cookies pour qui lit, les mesures d'audience.</li>
          <li>Les photos d'illustration et les vidéos qui se lancent seules : les dessins sont faits de données.</li>
          <li>Les calculs répétés : une page publique est rendue une fois, puis gardée jusqu'à ce qu'une donnée change.</li>
          <li>Les courriels inutiles : on n'écrit que pour répondre à une demande, ou à qui tient une fiche.</li>
        </ul>
      </section>
      <section aria-labelledby="appareils">
        <h2 id="appareils">Les appareils anciens</h2>
        <p>
          Les pages s'affichent sans script et s'adaptent à de petits écrans. Un navigateur d'il y a dix ans lit tout ce qui est public, au
          pire sans mise en forme.
        </p>
      </section>
    </>
  )
}

const colonnes = [
  { cle: 'quoi', libelle: 'Ce qui voyage' },
  { cle: 'plafond', libelle: 'Plafond', nombre: true },
  { cle: 'pourquoi', libelle: 'Comment' },
]
const plafonds = [
  { quoi: 'Page de contenu, tout compris', plafond: '60 Ko', pourquoi: 'HTML rendu par le serveur, aucune image décorative' },
  { quoi: 'dont scripts', plafond: '15 Ko', pourquoi: 'une île par instrument, chargée seulement où elle sert' },
  { quoi: 'dont feuille de style', plafond: '15 Ko', pourquoi: 'une seule pour tout le site' },
  { quoi: 'dont polices', plafond: '40 Ko', pourquoi: 'deux fichiers, réduits aux signes du français' },
]
