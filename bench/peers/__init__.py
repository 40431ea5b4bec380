"""The same map drawn with other libraries, and an empty page as the floor. Each module is a Streamlit script."""
