export const App = () => <main>Formwork</main>
