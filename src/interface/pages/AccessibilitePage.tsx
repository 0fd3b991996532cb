import { FilAriane } from '../FilAriane.tsx'
import { Exploitant } from './Exploitant.tsx'

/** La déclaration, honnête : ce qui est testé, ce qui ne l'est pas. */
export function AccessibilitePage({ exploitant }: { exploitant: string | undefined }) {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Accessibilité' }]} />
      <h1>Accessibilité : non audité</h1>
      <p class="chapeau">
        Catalyse vise le RGAA 4.1 et les WCAG 2.2, niveau AA. Aucun audit n'a été mené par un tiers : aucun taux de conformité n'est donc
        annoncé.
      </p>
      <section aria-labelledby="etat">
        <h2 id="etat">État de conformité</h2>
        <p>
          Au sens du RGAA, un site sans audit en cours de validité est <strong>non conforme</strong>. Cela ne dit pas qu'il est inutilisable
           ; cela dit que personne d'indépendant ne l'a vérifié.
        </p>
      </section>
      <CeQuiEstTeste />
      <section aria-labelledby="limites">
        <h2 id="limites">Ce que nous savons imparfait</h2>
        <ul>
          <li>
            Aucun essai n'a encore été fait avec des personnes qui utilisent un lecteur d'écran, une plage braille ou la commande vocale.
          </li>
          <li>Les cartes sont des dessins : leur liste en toutes lettres est juste en dessous, mais elle est plus longue à parcourir.</li>
          <li>Les textes écrits par les membres ne sont pas relus pour l'accessibilité avant d'être publiés.</li>
        </ul>
      </section>
      <section aria-labelledby="signaler">
        <h2 id="signaler">Signaler un obstacle</h2>
        <p>Dites la page, ce que vous vouliez faire et ce qui vous en empêche. La personne qui tient le site vous doit une réponse.</p>
        <Exploitant exploitant={exploitant} />
        <p>
          Sans réponse satisfaisante, vous pouvez saisir le <a href="https://www.defenseurdesdroits.fr/">Défenseur des droits</a> : en
          ligne, auprès d'un délégué près de chez vous, ou par courrier gratuit.
        </p>
      </section>
    </>
  )
}

function CeQuiEstTeste() {
  return (
    <section aria-labelledby="teste">
      <h2 id="teste">Ce qui est testé à chaque version</h2>
      <ul>
        <li>
          Les contrastes : chaque couleur de texte atteint 7:1 sur tous les fonds, chaque contrôle et chaque dessin 3:1, en clair et en
          sombre.
        </li>
        <li>Le rendu des pièces : libellés et erreurs reliés à leur champ, textes échappés, niveaux de titres.</li>
      </ul>
      <p>
        Les pièces de l'interface et les pages fixes ont été passées à l'outil axe-core, en clair et en sombre, étroites et larges : aucune
        faute trouvée. Un tel outil ne voit qu'une partie des obstacles.
      </p>
      <p>
        Nous construisons aussi pour que tout ce qui est public se lise sans script, s'utilise au clavier avec un repère visible, et tienne
        sans défilement latéral à 320 pixels de large. Les mouvements s'arrêtent pour qui a demandé à son appareil de les réduire.
      </p>
    </section>
  )
}
