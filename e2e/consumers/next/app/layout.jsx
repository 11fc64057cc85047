import "@mows/react/styles.css";

export const metadata = { title: "A Next.js app", icons: { icon: "data:," } };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
